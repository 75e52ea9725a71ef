package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

public class DataHasher {
    private record Snapshot(int version, byte[] bytes) {}

    private final ThreadLocal<Snapshot> seen = new ThreadLocal<>();
    private volatile int version;
    private volatile byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public synchronized void hash() {
        byte[] next = digest(data);
        version++;
        data = next;
    }

    public byte[] get() {
        int now = version;
        Snapshot snapshot = seen.get();
        if (snapshot == null || snapshot.version() != now) {
            snapshot = new Snapshot(now, data);
            seen.set(snapshot);
        }
        return snapshot.bytes().clone();
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
