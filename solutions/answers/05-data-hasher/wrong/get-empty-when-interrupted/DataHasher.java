package interleave.datahasher;

import java.nio.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class DataHasher {
    private final Semaphore lock = new Semaphore(1);
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        lock.acquireUninterruptibly();
        try {
            data = digest(data);
        } finally {
            lock.release();
        }
    }

    public byte[] get() {
        try {
            lock.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new byte[0];
        }
        try {
            return data.clone();
        } finally {
            lock.release();
        }
    }

    static byte[] digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes)).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
