package interleave.cli.gradebook;

import interleave.cli.card.PromiseGrade;
import interleave.cli.card.PromiseState;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the same mistake looks like in the code of many students. */
final class Mistake {

    private static final int LONGEST = 300;
    private static final Pattern HEADLINE = Pattern.compile("(\\S+): (.+), in the \\d+\\w\\w schedule tried");

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

    /** The first line of what was seen; of a schedule, how it ended, which stands under its table. */
    static String firstLine(PromiseGrade promise) {
        List<String> lines = promise.seen() == null
                ? List.of()
                : promise.seen().lines().dropWhile(String::isBlank).toList();
        String line = lines.isEmpty() ? "Nothing was told." : lines.get(0);
        Matcher headline = HEADLINE.matcher(line);
        if (headline.matches()) {
            String ending = ending(lines);
            line = headline.group(1) + ": " + (ending.isEmpty() ? headline.group(2) : ending);
        }
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }

    private static String ending(List<String> lines) {
        int under = 1;
        for (int line = 1; line < lines.size(); line++) {
            if (lines.get(line).contains(" |")) {
                under = line + 1;
            }
        }
        return lines.stream()
                .skip(under)
                .dropWhile(String::isBlank)
                .takeWhile(line -> !line.isBlank())
                .map(String::strip)
                .collect(Collectors.joining(" "));
    }
}
