package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

public class DataHasher {
    private static final MessageDigest DIGEST = sha512();

    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public synchronized void hash() {
        byte[] digest;
        synchronized (DIGEST) {
            digest = DIGEST.digest(data);
        }
        data = HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
    }

    public synchronized byte[] get() {
        return data.clone();
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
