package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;

public class DataHasher {
    private final Semaphore permit = new Semaphore(1);
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        acquire();
        try {
            data = digest(data);
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
        while (true) {
            try {
                permit.acquire();
                return;
            } catch (InterruptedException e) {
                // Once more.
            }
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
