package interleave.cli.gradebook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What other systems read: one file for each submission. */
public enum Format {
    /** Gradescope's {@code results.json}. */
    GRADESCOPE(".json") {
        @Override
        String of(GradebookRow row, Map<String, String> environment) {
            return GradescopeResults.of(row);
        }
    },
    /** Classroom 50's {@code result.json}. */
    CLASSROOM50(".json") {
        @Override
        String of(GradebookRow row, Map<String, String> environment) {
            return ClassroomResult.of(row, environment);
        }
    },
    /** Exercism's {@code results.json}. */
    EXERCISM(".json") {
        @Override
        String of(GradebookRow row, Map<String, String> environment) {
            return ExercismResults.of(row);
        }
    },
    /** The XML that build servers read. */
    JUNIT(".xml") {
        @Override
        String of(GradebookRow row, Map<String, String> environment) {
            return JunitReport.of(row);
        }
    };

    private final String suffix;

    Format(String suffix) {
        this.suffix = suffix;
    }

    /** As it is named on the command line; also the folder's name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its files' names end with. */
    String suffix() {
        return suffix;
    }

    /**
     * One submission.
     *
     * @param row one whose state counts
     * @param environment the variables of this process, where a system says there what else belongs into the file
     */
    abstract String of(GradebookRow row, Map<String, String> environment);

    /** The format of that name. */
    public static Optional<Format> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Format::word).toList();
    }
}
