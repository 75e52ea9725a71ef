package interleave.datahasher;

import java.util.*;
import java.util.concurrent.locks.*;

/** Digests under a read lock, and writes if it can turn that into a write lock; else it begins again as a writer. */
public class DataHasher {
    private final StampedLock lock = new StampedLock();
    private final byte[][] holder = new byte[1][];

    public DataHasher(byte[] data) {
        byte[] own = new byte[data.length];
        System.arraycopy(data, 0, own, 0, data.length);
        holder[0] = own;
    }

    public void hash() {
        long stamp = lock.readLock();
        try {
            byte[] next = digest(holder[0]);
            long write = lock.tryConvertToWriteLock(stamp);
            if (write == 0L) {
                lock.unlockRead(stamp);
                stamp = lock.writeLock();
                next = digest(holder[0]);
            } else {
                stamp = write;
            }
            holder[0] = next;
        } finally {
            lock.unlock(stamp);
        }
    }

    public byte[] get() {
        Lock view = lock.asReadLock();
        view.lock();
        try {
            return holder[0].clone();
        } finally {
            view.unlock();
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-512").digest(bytes))
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
