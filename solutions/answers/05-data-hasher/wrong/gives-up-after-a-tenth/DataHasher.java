package interleave.datahasher;

import java.nio.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class DataHasher {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        boolean interrupted = Thread.interrupted();
        try {
            if (lock.tryLock(100, TimeUnit.MILLISECONDS)) {
                try {
                    data = digest(data);
                } finally {
                    lock.unlock();
                }
            }
        } catch (InterruptedException e) {
            interrupted = true;
            lock.lock();
            try {
                data = digest(data);
            } finally {
                lock.unlock();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public byte[] get() {
        return data.clone();
    }

    static byte[] digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes)).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
