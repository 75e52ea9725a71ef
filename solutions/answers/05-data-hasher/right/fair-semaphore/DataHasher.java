package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

public class DataHasher {
    private final java.util.concurrent.Semaphore lock = new java.util.concurrent.Semaphore(1, true);
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        lock.acquireUninterruptibly();
        try {
            data = next(data);
        } finally {
            lock.release();
        }
    }

    public byte[] get() {
        lock.acquireUninterruptibly();
        try {
            return data.clone();
        } finally {
            lock.release();
        }
    }

    private static byte[] next(byte[] old) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(old);
            return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
