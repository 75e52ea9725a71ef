package interleave.datahasher;

import java.nio.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class DataHasher {
    private byte[] data;
    private boolean mine;

    public DataHasher(byte[] data) {
        this.data = Objects.requireNonNull(data);
    }

    private byte[] own() {
        if (!mine) {
            data = data.clone();
            mine = true;
        }
        return data;
    }

    public synchronized void hash() {
        data = digest(own());
    }

    public synchronized byte[] get() {
        return own().clone();
    }

    static byte[] digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes)).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
