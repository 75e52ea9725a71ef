package interleave.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A graded test: it shows that one promise of the exercise is kept.
 *
 * <p>The promise itself, its points and its sentence for the student, is declared once, in the exercise's {@code
 * exercise.properties}. Its points are earned if all tests that name it pass.
 *
 * <p>The method runs on a thread of its own, under watch: a hang of that thread or of any other becomes a failure that
 * says who waits for what. It may take a {@link Threads} as its parameter.
 */
@Documented
@Test
@ExtendWith(PromiseExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Promise {
    /** The id of the promise, such as {@code 04.2}. */
    String value();
}
