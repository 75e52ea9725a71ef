package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;

public class DataHasher {
    private static final int TRIES = 3;

    private final AtomicReference<byte[]> data;

    public DataHasher(byte[] data) {
        this.data = new AtomicReference<>(data.clone());
    }

    public void hash() {
        for (int i = 0; i < TRIES; i++) {
            byte[] before = data.get();
            if (data.compareAndSet(before, digest(before))) {
                return;
            }
        }
        synchronized (this) {
            data.set(digest(data.get()));
        }
    }

    public byte[] get() {
        return data.get().clone();
    }

    private static byte[] digest(byte[] bytes) {
        try {
            byte[] raw = MessageDigest.getInstance("SHA-512").digest(bytes);
            return HexFormat.of().formatHex(raw).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
