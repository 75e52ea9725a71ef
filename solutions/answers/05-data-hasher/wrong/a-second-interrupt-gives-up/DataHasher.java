package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;

public class DataHasher {
    private final Semaphore permit = new Semaphore(1);
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        acquire();
        try {
            data = digits(data);
        } finally {
            permit.release();
        }
    }

    public byte[] get() {
        acquire();
        try {
            return data.clone();
        } finally {
            permit.release();
        }
    }

    private void acquire() {
        try {
            permit.acquire();
        } catch (InterruptedException e) {
            try {
                permit.acquire();
            } catch (InterruptedException again) {
                throw new IllegalStateException("interrupted twice", again);
            } finally {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static byte[] digits(byte[] data) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(data);
            return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
