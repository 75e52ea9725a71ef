package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;

public class DataHasher {
    private volatile byte[] shown;
    private byte[] spare = new byte[128];

    public DataHasher(byte[] data) {
        this.shown = data.clone();
    }

    public void hash() {
        synchronized (this) {
            byte[] before = shown;
            byte[] digits = digits(before);
            System.arraycopy(digits, 0, spare, 0, digits.length);
            shown = spare;
            spare = before.length == digits.length ? before : new byte[digits.length];
        }
    }

    public byte[] get() {
        return shown.clone();
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
