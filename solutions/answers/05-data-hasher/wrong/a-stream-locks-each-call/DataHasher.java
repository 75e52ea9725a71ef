package interleave.datahasher;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.stream.*;

public class DataHasher {
    private final java.io.ByteArrayOutputStream store = new java.io.ByteArrayOutputStream();

    public DataHasher(byte[] data) {
        store.writeBytes(data);
    }

    public void hash() {
        try {
            byte[] hex = HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-512").digest(store.toByteArray()))
                    .getBytes();
            store.reset();
            store.writeBytes(hex);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] get() {
        return store.toByteArray();
    }
}
