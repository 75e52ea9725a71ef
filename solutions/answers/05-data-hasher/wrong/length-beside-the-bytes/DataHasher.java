package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

public class DataHasher {
    private volatile byte[] bytes;
    private volatile int length;

    public DataHasher(byte[] data) {
        bytes = data.clone();
        length = data.length;
    }

    public synchronized void hash() {
        byte[] next = digest(bytes);
        length = next.length;
        bytes = next;
    }

    public byte[] get() {
        return Arrays.copyOf(bytes, length);
    }

    private static byte[] digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(bytes);
            return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
