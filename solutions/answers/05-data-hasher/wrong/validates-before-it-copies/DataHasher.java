package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.locks.*;

public class DataHasher {
    private final StampedLock lock = new StampedLock();
    private volatile byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        long stamp = lock.writeLock();
        try {
            byte[] digest = digest(data);
            if (data.length == digest.length) {
                System.arraycopy(digest, 0, data, 0, digest.length);
            } else {
                data = digest;
            }
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    public byte[] get() {
        long stamp = lock.tryOptimisticRead();
        if (lock.validate(stamp)) {
            return data.clone();
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
            byte[] raw = MessageDigest.getInstance("SHA-512").digest(bytes);
            return HexFormat.of().formatHex(raw).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
