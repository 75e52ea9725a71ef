package interleave.datahasher;

import java.nio.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class DataHasher {
    private volatile byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public synchronized void hash() {
        try {
            data = MessageDigest.getInstance("SHA-512").digest(data);
            data = HexFormat.of().formatHex(data).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] get() {
        return data.clone();
    }
}
