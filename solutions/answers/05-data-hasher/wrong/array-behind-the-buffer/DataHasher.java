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

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public synchronized void hash() {
        try {
            byte[] raw = MessageDigest.getInstance("SHA-512").digest(data);
            data = StandardCharsets.UTF_8.encode(HexFormat.of().formatHex(raw)).array();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public synchronized byte[] get() {
        return data.clone();
    }
}
