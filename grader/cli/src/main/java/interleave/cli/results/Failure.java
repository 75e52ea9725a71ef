package interleave.cli.results;

import java.util.List;

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

    /** The message as the student reads it. */
    public String words() {
        String words = message.strip();
        if (words.isEmpty()) {
            return type.isEmpty() ? "The test failed and said nothing." : "The test failed with " + simpleType() + ".";
        }
        if (notWritten || type.isEmpty() || SPEAK_FOR_THEMSELVES.stream().anyMatch(type::startsWith)) {
            return words;
        }
        return simpleType() + ": " + words;
    }

    private String simpleType() {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }
}
