package interleave.datahasher;


import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

public class DataHasher {
    private volatile byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        synchronized (data) {
            data = next(data);
        }
    }

    public byte[] get() {
        synchronized (data) {
            return data.clone();
        }
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
