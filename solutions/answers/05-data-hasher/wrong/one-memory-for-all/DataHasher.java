package interleave.datahasher;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class DataHasher {
    private static final ConcurrentHashMap<String, String> KNOWN = new ConcurrentHashMap<>();
    private String data;

    public DataHasher(byte[] data) {
        this.data = new String(data, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    public synchronized void hash() {
        data = KNOWN.computeIfAbsent(data, d -> {
            try {
                return HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-512")
                                .digest(d.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    public synchronized byte[] get() {
        return data.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
