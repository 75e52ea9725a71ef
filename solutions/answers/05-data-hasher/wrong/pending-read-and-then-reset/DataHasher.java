package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.atomic.*;

public class DataHasher {
    private final AtomicInteger pending = new AtomicInteger();
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        pending.incrementAndGet();
    }

    public byte[] get() {
        synchronized (this) {
            int calls = pending.get();
            pending.set(0);
            for (int i = 0; i < calls; i++) data = digits(data);
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
