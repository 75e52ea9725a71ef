package interleave.cli.results;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a failed test saw.
 *
 * @param type the exception's class, may be empty
 * @param message its message, may be empty
 * @param notWritten whether the stub's own sentence is all there is: nobody has written this method yet
 */
public record Failure(String type, String message, boolean notWritten) {

    /** Exceptions whose message was written for the student; before these, a class name only disturbs. */
    private static final List<String> SPEAK_FOR_THEMSELVES =
            List.of("java.lang.AssertionError", "org.opentest4j.", "org.awaitility.", "interleave.testkit.");

    private static final int LONGEST_FIRST_LINE = 240;
    /** AssertJ's words for two values, and the testkit's for where threads stand. */
    private static final Pattern OUTCOME = Pattern.compile(
            "(?m)^\\s*(Expecting|[Ee]xpected)\\b| waits (for ever|with a time limit)\\b| is still running at ");

    /** The message as the student reads it. */
    public String words() {
        String words = described(message.strip());
        if (words.isEmpty()) {
            return type.isEmpty() ? "The test failed and said nothing." : "The test failed with " + simpleType() + ".";
        }
        if (notWritten || type.isEmpty() || SPEAK_FOR_THEMSELVES.stream().anyMatch(type::startsWith)) {
            return words;
        }
        return simpleType() + ": " + words;
    }

    /**
     * Whether it tells how a run ended, and no more: two values, or where threads stand. How it came to this is left open,
     * and next time it may end in another way. A question is asked in words that somebody chose.
     */
    public boolean tellsOnlyTheOutcome() {
        return OUTCOME.matcher(message).find() && !message.contains("?");
    }

    /** AssertJ puts what was looked at in brackets on a line of its own, and what was seen below: a sentence in pieces. */
    private static String described(String words) {
        int line = words.indexOf('\n');
        if (!words.startsWith("[")
                || line < 0
                || !words.substring(0, line).strip().endsWith("]")) {
            return words;
        }
        String looked =
                words.substring(1, words.substring(0, line).lastIndexOf(']')).strip();
        String seen = words.substring(line)
                .lines()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "))
                .replaceFirst("^expected: (-?\\d+)L but was: (-?\\d+)L$", "expected $1 but was $2")
                .replaceFirst("^expected: (.*) but was: ", "expected $1 but was ");
        String sentence = looked + ": " + seen;
        return sentence.length() <= LONGEST_FIRST_LINE ? sentence : looked + ":" + words.substring(line);
    }

    private String simpleType() {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }
}
