package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Those who only look do not wait for each other. */
public class DataHasher {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        lock.writeLock().lock();
        try {
            data = digest(data);
        } finally {
            lock.writeLock().unlock();
        }
    }

    public byte[] get() {
        lock.readLock().lock();
        try {
            return data.clone();
        } finally {
            lock.readLock().unlock();
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
