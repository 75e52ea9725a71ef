package interleave.datahasher;

import java.nio.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class DataHasher {
    private ByteBuffer data;

    public DataHasher(byte[] data) {
        this.data = ByteBuffer.wrap(data).asReadOnlyBuffer();
    }

    public synchronized void hash() {
        data = ByteBuffer.wrap(digest(get())).asReadOnlyBuffer();
    }

    public synchronized byte[] get() {
        byte[] copy = new byte[data.remaining()];
        data.duplicate().get(copy);
        return copy;
    }

    static byte[] digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes)).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
