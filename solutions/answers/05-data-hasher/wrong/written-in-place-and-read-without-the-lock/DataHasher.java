package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

public class DataHasher {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private volatile byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public synchronized void hash() {
        byte[] digest = digest(data);
        byte[] digits = data.length == 128 ? data : new byte[128];
        for (int i = 0; i < digest.length; i++) {
            digits[2 * i] = DIGITS[(digest[i] & 0xff) >> 4];
            digits[2 * i + 1] = DIGITS[digest[i] & 0x0f];
        }
        data = digits;
    }

    public byte[] get() {
        byte[] seen = data;
        byte[] copy = new byte[seen.length];
        for (int i = 0; i < seen.length; i++) {
            copy[i] = seen[i];
        }
        return copy;
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
