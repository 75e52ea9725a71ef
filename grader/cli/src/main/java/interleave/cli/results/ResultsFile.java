package interleave.cli.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Reads {@code results.jsonl}: a JSON object a line, written as things happen. The JVM that writes it runs student
 * code, so it may stop anywhere; whatever stands there, reading never throws.
 */
public final class ResultsFile {

    /** The version of the format that {@code plan} names. */
    private static final int FORMAT = 1;

    /** Far more than any exercise writes; a run-away message must not fill the grader's memory. */
    private static final int MOST_BYTES = 32 << 20;

    private static final int LONGEST_MESSAGE = 20_000;

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069&&[^\n\t]]");

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final TestResults results = new TestResults();

    private ResultsFile() {}

    /**
     * Reads as much as can be read.
     *
     * @param file need not exist
     */
    public static TestResults read(Path file) {
        ResultsFile reader = new ResultsFile();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            reader.takeAll(new String(bytes, StandardCharsets.UTF_8), bytes.length == MOST_BYTES);
        } catch (NoSuchFileException missing) {
            reader.results.trouble("The tests left no results.");
        } catch (IOException unreadable) {
            reader.results.trouble("The results of the tests cannot be read.");
        }
        return reader.results;
    }

    /**
     * Reads what was brought by other means than a file.
     *
     * @param text as it stands in such a file
     */
    public static TestResults of(String text) {
        ResultsFile reader = new ResultsFile();
        reader.takeAll(text, false);
        return reader.results;
    }

    private void takeAll(String text, boolean tooLong) {
        int number = 0;
        int from = 0;
        while (from < text.length()) {
            int to = text.indexOf('\n', from);
            to = to < 0 ? text.length() : to;
            number++;
            if (!text.substring(from, to).isBlank() && !take(text.substring(from, to))) {
                // A last line without its end was being written when the JVM died, which is told by other means.
                boolean cut = to == text.length();
                if (!cut) {
                    results.trouble("Line " + number + " of the results cannot be read.");
                }
            }
            from = to + 1;
        }
        if (tooLong) {
            results.trouble("The results of the tests are longer than " + (MOST_BYTES >> 20) + " MB.");
        }
        if (number == 0) {
            results.trouble("The tests left no results.");
        }
    }

    private boolean take(String line) {
        JsonNode event;
        try {
            event = JSON.readTree(line);
        } catch (JsonProcessingException malformed) {
            return false;
        }
        if (event == null || !event.isObject()) {
            return false;
        }
        String test = event.path("test").asText("");
        switch (event.path("event").asText("")) {
            case "plan" -> plan(event);
            case "started" -> {
                results.record(test).start();
                results.running(test);
            }
            case "finished" -> finish(results.record(test), event);
            case "attached" -> {
                if (event.path("name").asText("").equals("verdict")) {
                    results.record(test).attach(event.path("value"));
                }
            }
            case "exit" ->
                results.exit(
                        event.path("test").isTextual() ? test : null,
                        shortened(event.path("message").asText("")));
            case "end" -> results.end();
            default -> {
                // An event of a later version; what this one knows stays true without it.
            }
        }
        return true;
    }

    private void plan(JsonNode event) {
        int format = event.path("format").asInt(FORMAT);
        if (format != FORMAT) {
            results.trouble("The results of the tests have format " + format + ", which this report card cannot read.");
            return;
        }
        if (event.path("replay").isTextual()) {
            results.replay(shortened(event.path("replay").asText()));
        }
        for (JsonNode planned : event.path("tests")) {
            results.record(planned.path("test").asText(""))
                    .plan(
                            planned.path("promise").isTextual()
                                    ? planned.path("promise").asText()
                                    : null);
        }
    }

    private void finish(TestRecord record, JsonNode event) {
        results.finished(record.test());
        String message = shortened(
                event.path("message").isTextual() ? event.path("message").asText() : "");
        switch (event.path("outcome").asText("")) {
            case "passed" -> record.pass();
            case "aborted" -> record.abort(message.isBlank() ? "The test came to no verdict." : message.strip());
            default ->
                record.fail(new Failure(
                        event.path("type").isTextual() ? event.path("type").asText() : "",
                        message,
                        event.path("notWritten").asBoolean(false)));
        }
    }

    static String printable(String text) {
        return UNPRINTABLE.matcher(text.replace("\r\n", "\n")).replaceAll("");
    }

    /** Bounded, and without what would disturb a terminal or a page: control characters and turns of the writing. */
    private static String shortened(String text) {
        String message = printable(text);
        if (message.length() <= LONGEST_MESSAGE) {
            return message;
        }
        int rest = message.length() - LONGEST_MESSAGE;
        return message.substring(0, LONGEST_MESSAGE) + "\n... and " + rest + " more characters";
    }
}
