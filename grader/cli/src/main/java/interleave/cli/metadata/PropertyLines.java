package interleave.cli.metadata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The lines of a metadata file: {@code key = value}, comments and empty lines. {@link java.util.Properties} would take
 * anything for a key, let the last of two equal keys win and forget the lines, so it is not used.
 */
final class PropertyLines {

    /**
     * One key and its value.
     *
     * @param line counted from 1
     */
    record Entry(int line, String value) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private PropertyLines() {}

    /** Reads a file; what is no key and value, or not the first of its key, is a problem and left out. */
    static PropertyLines read(Path file, Problems problems) {
        PropertyLines lines = new PropertyLines();
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            problems.add("this file cannot be read. Every exercise needs it, in UTF-8.");
            return lines;
        }
        int number = 0;
        int from = 0;
        while (from < bytes.length) {
            int to = from;
            while (to < bytes.length && bytes[to] != '\n') {
                to++;
            }
            number++;
            lines.take(number, ByteBuffer.wrap(bytes, from, to - from), problems);
            from = to + 1;
        }
        return lines;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    private void take(int number, ByteBuffer bytes, Problems problems) {
        String line;
        try {
            line = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException foreign) {
            problems.add(number, "this line is not UTF-8. Save the file in UTF-8.");
            return;
        }
        if (number == 1 && line.startsWith("\uFEFF")) {
            line = line.substring(1);
        }
        line = line.strip();
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 1) {
            problems.add(number, "this line is not 'key = value'. A comment starts with '#'.");
            return;
        }
        String key = line.substring(0, equals).strip();
        Entry first = entries.putIfAbsent(
                key, new Entry(number, line.substring(equals + 1).strip()));
        if (first != null) {
            problems.add(
                    number, "key '" + key + "' stands in line " + first.line() + " already. Remove one of the two.");
        }
    }
}
