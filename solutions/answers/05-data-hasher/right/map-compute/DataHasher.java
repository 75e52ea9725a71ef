package interleave.datahasher;

import java.nio.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class DataHasher {
    private final ConcurrentMap<Boolean, byte[]> last = new ConcurrentHashMap<>();

    public DataHasher(byte[] data) {
        last.put(true, data.clone());
    }

    public void hash() {
        last.compute(true, (key, bytes) -> digest(bytes));
    }

    public byte[] get() {
        return last.get(true).clone();
    }

    static byte[] digest(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-512").digest(bytes))
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
