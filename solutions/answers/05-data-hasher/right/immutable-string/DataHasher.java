package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A string cannot be written to by anybody, so it needs no copies of its own. */
public class DataHasher {
    private volatile String data;

    public DataHasher(byte[] data) {
        this.data = new String(data, StandardCharsets.ISO_8859_1);
    }

    public synchronized void hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            data = HexFormat.of().formatHex(digest.digest(get()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] get() {
        return data.getBytes(StandardCharsets.ISO_8859_1);
    }
}
