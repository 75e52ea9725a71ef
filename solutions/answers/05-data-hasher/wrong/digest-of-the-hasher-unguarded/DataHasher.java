package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;

public class DataHasher {
    private final MessageDigest digest = sha512();
    private final AtomicReference<byte[]> data;

    public DataHasher(byte[] data) {
        this.data = new AtomicReference<>(data.clone());
    }

    public void hash() {
        byte[] seen;
        byte[] next;
        do {
            seen = data.get();
            next = HexFormat.of().formatHex(digest.digest(seen)).getBytes(StandardCharsets.US_ASCII);
        } while (!data.compareAndSet(seen, next));
    }

    public byte[] get() {
        return data.get().clone();
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
