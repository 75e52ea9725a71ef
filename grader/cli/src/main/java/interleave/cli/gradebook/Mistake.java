package interleave.cli.gradebook;

import interleave.cli.card.PromiseGrade;
import interleave.cli.card.PromiseState;

/** What the same mistake looks like in the code of many students. */
final class Mistake {

    private static final int LONGEST = 300;

    private Mistake() {}

    /** Whether a test saw the promise broken, as opposed to not written or not run. */
    static boolean in(PromiseGrade promise) {
        return promise.state() == PromiseState.LOST || promise.state() == PromiseState.NOT_FINISHED;
    }

    /** The first line of what was seen, without all that differs from one student's code to the next one's. */
    static String kind(PromiseGrade promise) {
        return firstLine(promise)
                .replaceAll("\"[^\"]*\"|'[^']*'", "\"...\"")
                .replaceAll("\\b0x[0-9a-f]+\\b|@[0-9a-f]{4,}\\b", "#")
                .replaceAll("\\w+\\.java:\\d+", "#.java")
                .replaceAll("-?\\d+([.,]\\d+)*", "#");
    }

    /** The first line of what was seen. */
    static String firstLine(PromiseGrade promise) {
        String line = promise.seen() == null
                ? "Nothing was told."
                : promise.seen().lines().filter(text -> !text.isBlank()).findFirst().orElse("Nothing was told.");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }
}
