package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

public class DataHasher {
    private final java.util.concurrent.locks.StampedLock lock = new java.util.concurrent.locks.StampedLock();
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        long stamp = lock.writeLock();
        try {
            data = next(data);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    public byte[] get() {
        long stamp = lock.readLock();
        try {
            return data.clone();
        } finally {
            lock.unlockRead(stamp);
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
