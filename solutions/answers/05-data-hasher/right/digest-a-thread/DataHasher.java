package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Each thread has a digest of its own, which all hashers use on it one after the other. */
public class DataHasher {
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    });

    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public synchronized void hash() {
        byte[] digest = DIGEST.get().digest(data);
        data = HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
    }

    public synchronized byte[] get() {
        return data.clone();
    }
}
