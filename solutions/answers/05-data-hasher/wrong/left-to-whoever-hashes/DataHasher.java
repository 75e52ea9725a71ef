package interleave.datahasher;

import java.nio.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class DataHasher {
    private final AtomicInteger pending = new AtomicInteger();
    private volatile byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        if (pending.getAndIncrement() > 0) {
            return;
        }
        do {
            data = digest(data);
        } while (pending.decrementAndGet() > 0);
    }

    public byte[] get() {
        return data.clone();
    }

    static byte[] digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes)).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
