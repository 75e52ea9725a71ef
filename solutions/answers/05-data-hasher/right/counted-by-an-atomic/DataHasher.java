package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

public class DataHasher {
    private final java.util.concurrent.atomic.AtomicInteger pending = new java.util.concurrent.atomic.AtomicInteger();
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        pending.incrementAndGet();
    }

    public synchronized byte[] get() {
        for (int left = pending.getAndSet(0); left > 0; left--) {
            data = next(data);
        }
        return data.clone();
    }

    private static byte[] next(byte[] old) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(old);
            return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
