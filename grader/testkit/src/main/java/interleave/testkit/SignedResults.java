package interleave.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * Writes each line with its number and a signature, so that whoever reads can tell the tests' lines from those that the
 * student's code prints. The signature is the HMAC-SHA-256 of RFC 2104 over {@code NUMBER JSON}; a line is
 * {@code NUMBER SIGNATURE JSON}.
 *
 * <p>Any thread may write.
 */
final class SignedResults implements Results {
    private static final int BLOCK = 64;

    private final OutputStream out;
    private final byte[] inner;
    private final byte[] outer;
    private long number;

    /**
     * @param out where the lines go
     * @param key at most 64 bytes, known to the reader alone; not kept
     */
    SignedResults(OutputStream out, byte[] key) {
        this.out = out;
        this.inner = padded(key, 0x36);
        this.outer = padded(key, 0x5c);
    }

    private static byte[] padded(byte[] key, int with) {
        byte[] block = Arrays.copyOf(key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= (byte) with;
        }
        return block;
    }

    @Override
    public synchronized void write(Map<String, ?> line) {
        String json = Json.of(line).text();
        String signature = HexFormat.of().formatHex(signature((number + " " + json).getBytes(StandardCharsets.UTF_8)));
        byte[] bytes = (number + " " + signature + " " + json + "\n").getBytes(StandardCharsets.UTF_8);
        number++;
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] signature(byte[] message) {
        MessageDigest digest = sha256();
        digest.update(inner);
        byte[] within = digest.digest(message);
        digest.update(outer);
        return digest.digest(within);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
