package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.locks.StampedLock;

/** Looks without a lock first, and again with one if somebody has written meanwhile. */
public class DataHasher {
    private final StampedLock lock = new StampedLock();
    private volatile byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        long stamp = lock.writeLock();
        try {
            data = digest(data);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    public byte[] get() {
        long stamp = lock.tryOptimisticRead();
        byte[] copy = data.clone();
        if (lock.validate(stamp)) {
            return copy;
        }
        stamp = lock.readLock();
        try {
            return data.clone();
        } finally {
            lock.unlockRead(stamp);
        }
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
