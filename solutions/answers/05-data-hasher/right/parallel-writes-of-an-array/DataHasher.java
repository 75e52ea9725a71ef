package interleave.datahasher;

import java.util.concurrent.locks.*;
import java.util.stream.*;

/** The digits are written into the new array by a parallel stream. */
public class DataHasher {
    private final ReentrantLock lock = new ReentrantLock();
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        lock.lock();
        try {
            byte[] raw = java.security.MessageDigest.getInstance("SHA-512").digest(data);
            byte[] next = new byte[2 * raw.length];
            IntStream.range(0, raw.length).parallel().forEach(i -> {
                next[2 * i] = (byte) Character.forDigit(raw[i] >> 4 & 15, 16);
                next[2 * i + 1] = (byte) Character.forDigit(raw[i] & 15, 16);
            });
            data = next;
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    public byte[] get() {
        lock.lock();
        try {
            return data.clone();
        } finally {
            lock.unlock();
        }
    }
}
