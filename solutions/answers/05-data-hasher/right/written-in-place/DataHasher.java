package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.Semaphore;

/** One array holds every digest; the permit of a semaphore is needed to write to it and to copy it. */
public class DataHasher {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final Semaphore permit = new Semaphore(1);
    private final byte[] digits = new byte[128];
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        permit.acquireUninterruptibly();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(data);
            for (int i = 0; i < digest.length; i++) {
                digits[2 * i] = DIGITS[(digest[i] & 0xff) >> 4];
                digits[2 * i + 1] = DIGITS[digest[i] & 0x0f];
            }
            data = digits;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } finally {
            permit.release();
        }
    }

    public byte[] get() {
        permit.acquireUninterruptibly();
        try {
            return data.clone();
        } finally {
            permit.release();
        }
    }
}
