package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;

public class DataHasher {
    private final AtomicReference<byte[]> data;
    private volatile byte[] before;

    public DataHasher(byte[] data) {
        this.data = new AtomicReference<>(data.clone());
        this.before = data.clone();
    }

    public void hash() {
        byte[] taken = data.getAndSet(null);
        while (taken == null) {
            Thread.yield();
            taken = data.getAndSet(null);
        }
        before = taken;
        data.set(digest(taken));
    }

    public byte[] get() {
        byte[] now = data.get();
        return now == null ? before.clone() : now.clone();
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
