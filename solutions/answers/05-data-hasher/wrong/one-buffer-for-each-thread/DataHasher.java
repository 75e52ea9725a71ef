package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;

public class DataHasher {
    private final ThreadLocal<byte[]> buffers = new ThreadLocal<>();
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        synchronized (this) {
            data = digits(data);
        }
    }

    public byte[] get() {
        synchronized (this) {
            byte[] buffer = buffers.get();
            if (buffer == null || buffer.length != data.length) {
                buffer = new byte[data.length];
                buffers.set(buffer);
            }
            System.arraycopy(data, 0, buffer, 0, data.length);
            return buffer;
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
