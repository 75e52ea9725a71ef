package interleave.cli.law;

import interleave.cli.metadata.Exercise;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One answer to an exercise, of which the law knows what it must earn.
 *
 * @param exercise what it answers
 * @param kind what it is
 * @param name its folder's name
 * @param sources its source files
 * @param mustLose the promises that it must lose in every run
 * @param mayLose all promises that it may lose; for a right answer none
 * @param unsure those that it breaks in rare schedules alone, so that two runs may differ
 */
record Answer(
        Exercise exercise,
        Kind kind,
        String name,
        List<Path> sources,
        Set<String> mustLose,
        Set<String> mayLose,
        Set<String> unsure) {
    /** What an answer is, and so what is asked of it. */
    enum Kind {
        /** As the student gets it: earns what is given, and nothing else. */
        STUB,
        /** The instructor's: full points. */
        REFERENCE,
        /** Another right one: full points. */
        RIGHT,
        /** Loses what its answer.properties names. */
        WRONG
    }

    boolean isRight() {
        return kind == Kind.REFERENCE || kind == Kind.RIGHT;
    }

    /** Whether it is the stub or the reference, of which each exercise has one. */
    boolean isTheKitsOwn() {
        return kind == Kind.STUB || kind == Kind.REFERENCE;
    }

    /** Whether this is its name on the command line, such as {@code wrong/lock-per-call}; a star stands for any text. */
    boolean isNamed(String pattern) {
        String own = kind.name().toLowerCase(Locale.ROOT) + (name.isEmpty() ? "" : "/" + name);
        String literal = Pattern.quote(pattern.strip()).replace("*", "\\E.*\\Q");
        return own.matches(literal);
    }

    /** As messages name it. */
    String shown() {
        return switch (kind) {
            case STUB -> exercise.id() + ", the stub";
            case REFERENCE -> exercise.id() + ", the reference answer";
            case RIGHT -> exercise.id() + ", right answer " + name;
            case WRONG -> exercise.id() + ", wrong answer " + name;
        };
    }
}
