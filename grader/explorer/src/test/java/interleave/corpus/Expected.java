package interleave.corpus;

import interleave.explorer.Verdict;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The verdict that a program of the corpus must get. */
@Retention(RetentionPolicy.RUNTIME)
@interface Expected {
    Verdict.Kind value();
}
