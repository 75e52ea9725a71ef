package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One digest for all hashers is never fed, only copied. */
public class DataHasher {
    private static final MessageDigest EMPTY = empty();

    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public synchronized void hash() {
        try {
            MessageDigest digest = (MessageDigest) EMPTY.clone();
            data = HexFormat.of().formatHex(digest.digest(data)).getBytes(StandardCharsets.US_ASCII);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    public synchronized byte[] get() {
        return data.clone();
    }

    private static MessageDigest empty() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
