package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.locks.*;

public class DataHasher {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        byte[] digest;
        lock.readLock().lock();
        try {
            digest = digest(data);
        } finally {
            lock.readLock().unlock();
        }
        lock.writeLock().lock();
        try {
            data = digest;
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
            byte[] raw = MessageDigest.getInstance("SHA-512").digest(bytes);
            return HexFormat.of().formatHex(raw).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
