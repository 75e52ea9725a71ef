package interleave.datahasher;

import java.nio.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class DataHasher {
    private final Mutex mutex = new Mutex();
    private byte[] data;

    public DataHasher(byte[] data) {
        mutex.acquire(1);
        try {
            this.data = Arrays.copyOf(data, data.length);
        } finally {
            mutex.release(1);
        }
    }

    public void hash() {
        mutex.acquire(1);
        try {
            data = digest(data);
        } finally {
            mutex.release(1);
        }
    }

    public byte[] get() {
        mutex.acquire(1);
        try {
            return Arrays.copyOf(data, data.length);
        } finally {
            mutex.release(1);
        }
    }

    static byte[] digest(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-512").digest(bytes))
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
