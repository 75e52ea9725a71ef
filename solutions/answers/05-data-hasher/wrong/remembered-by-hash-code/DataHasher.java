package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;

public class DataHasher {
    private static final Map<Integer, byte[]> KNOWN = new ConcurrentHashMap<>();

    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        synchronized (this) {
            byte[] known = KNOWN.get(Arrays.hashCode(data));
            if (known == null) {
                known = digits(data);
                KNOWN.put(Arrays.hashCode(data), known);
            }
            data = known;
        }
    }

    public byte[] get() {
        synchronized (this) {
            return data.clone();
        }
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
