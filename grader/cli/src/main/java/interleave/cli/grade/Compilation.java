package interleave.cli.grade;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the compiler made of some sources.
 *
 * @param error its first error in a sentence, or null
 * @param classes by their names, with dots; empty if there is an error
 */
record Compilation(String error, Map<String, byte[]> classes) {

    static final String GAVE_UP = "The compiler itself gave up on this code.";

    private static final int MOST_BYTES = 64 << 20;

    void write(DataOutputStream out) throws IOException {
        writeText(out, error == null ? "" : error);
        out.writeInt(classes.size());
        for (Map.Entry<String, byte[]> each : classes.entrySet()) {
            writeText(out, each.getKey());
            out.writeInt(each.getValue().length);
            out.write(each.getValue());
        }
        out.flush();
    }

    static Compilation read(DataInputStream in) throws IOException {
        String error = readText(in);
        int count = in.readInt();
        Map<String, byte[]> classes = new TreeMap<>();
        for (int number = 0; number < count; number++) {
            String name = readText(in);
            classes.put(name, readBytes(in));
        }
        return new Compilation(error.isEmpty() ? null : error, classes);
    }

    static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("too long");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("too short");
        }
        return bytes;
    }
}
