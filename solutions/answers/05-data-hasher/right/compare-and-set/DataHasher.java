package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;

/** Works the digest out of what it saw, and begins again if somebody was quicker. No array in here is ever written to. */
public class DataHasher {
    private final AtomicReference<byte[]> data;

    public DataHasher(byte[] data) {
        this.data = new AtomicReference<>(data.clone());
    }

    public void hash() {
        byte[] seen;
        do {
            seen = data.get();
        } while (!data.compareAndSet(seen, digest(seen)));
    }

    public byte[] get() {
        return data.get().clone();
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
