package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;

public class DataHasher {
    private byte[] data;
    private volatile byte[] shown;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        synchronized (this) {
            data = digits(data);
            shown = null;
        }
    }

    public byte[] get() {
        byte[] now = shown;
        if (now == null) {
            synchronized (this) {
                now = data;
            }
            shown = now;
        }
        return now.clone();
    }

    private static byte[] digits(byte[] data) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(data);
            return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
