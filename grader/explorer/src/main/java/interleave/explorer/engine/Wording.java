package interleave.explorer.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes sentences of what assertions and exceptions say. */
final class Wording {
    private static final int LONGEST_SENTENCE = 240;

    /** Where what was looked at has been described, this only says that it is not so; or names an object of the test. */
    private static final Pattern SAYS_NO_MORE = Pattern.compile(
            "Expecting value to be (true|false) but was (true|false)|Expected not same: \\S+@[0-9a-f]+");

    /** Where the JVM says which loader the classes of a failed cast are from: the explorer's, under a new number each time. */
    private static final Pattern LOADER = Pattern.compile(" \\([^()]*\\bloader interleave\\.explorer\\.[^()]*\\)");

    private Wording() {}

    /** The message of an assertion: one sentence where it is short, its own lines where it is not. */
    static String of(Throwable thrown) {
        String message;
        try {
            message = thrown.getMessage();
        } catch (Throwable ofTheProgram) {
            message = null;
        }
        return message == null || message.isBlank()
                ? ""
                : of(LOADER.matcher(message).replaceAll("").strip());
    }

    /** AssertJ puts what was looked at in brackets on a line of its own, and what was seen below: a sentence in pieces. */
    static String of(String message) {
        String described = "";
        String seen = message;
        int line = message.indexOf('\n');
        if (message.startsWith("[")
                && line > 0
                && message.substring(0, line).strip().endsWith("]")) {
            described = message.substring(1, message.substring(0, line).lastIndexOf(']'))
                            .strip() + ": ";
            seen = message.substring(line).strip();
        } else if (!message.startsWith("expected:") && !message.startsWith("Expecting")) {
            return message;
        }
        String sentence = seen.lines()
                .map(String::strip)
                .filter(part -> !part.isEmpty() && !part.startsWith("at ") && !part.startsWith("...("))
                .collect(Collectors.joining(" "))
                .replaceFirst("^expected: (-?\\d+)L but was: (-?\\d+)L$", "expected $1 but was $2")
                .replaceFirst("^expected: (.*) but was: ", "expected $1 but was ")
                .replaceFirst(
                        "^Expecting Atomic\\w+\\((.*)\\) to have value: (.*) but did not$", "expected $2 but was $1");
        Matcher yesOrNo = SAYS_NO_MORE.matcher(sentence);
        if (!described.isEmpty() && yesOrNo.matches()) {
            boolean asks = described.startsWith("whether ") || described.startsWith("what ");
            return asks && yesOrNo.group(1) != null
                    ? described + "expected " + yesOrNo.group(1) + " but was " + yesOrNo.group(2)
                    : described.substring(0, described.length() - 2);
        }
        sentence = described + sentence;
        return sentence.length() <= LONGEST_SENTENCE
                ? sentence
                : sentence.substring(0, LONGEST_SENTENCE - 3) + "...\n" + seen;
    }

    /** The first line, as the sentence that it is. */
    static String firstSentence(String words) {
        String first = words.lines().findFirst().orElse("").strip();
        return first.isEmpty() ? "" : Character.toUpperCase(first.charAt(0)) + ended(first.substring(1));
    }

    /** With a full stop, if there is none yet. */
    static String ended(String sentence) {
        return sentence.matches("(?s).*[.!?:]") ? sentence : sentence + ".";
    }
}
