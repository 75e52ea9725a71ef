package interleave.datahasher;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The digest lies in 16 atomic longs. A version that is odd says that somebody is writing; a reader whose version has
 * changed reads again.
 */
public class DataHasher {
    private final byte[] first;
    private final AtomicLong version = new AtomicLong();
    private final AtomicLongArray words = new AtomicLongArray(16);

    public DataHasher(byte[] data) {
        first = data.clone();
    }

    public void hash() {
        synchronized (words) {
            byte[] hex = digest(get());
            ByteBuffer in = ByteBuffer.wrap(hex);
            version.incrementAndGet();
            for (int i = 0; i < 16; i++) {
                words.set(i, in.getLong());
            }
            version.incrementAndGet();
        }
    }

    public byte[] get() {
        while (true) {
            long before = version.get();
            if (before == 0) {
                return first.clone();
            }
            if (before % 2 == 0) {
                ByteBuffer out = ByteBuffer.allocate(128);
                for (int i = 0; i < 16; i++) {
                    out.putLong(words.get(i));
                }
                if (version.get() == before) {
                    return out.array();
                }
            }
            Thread.onSpinWait();
        }
    }

    private static byte[] digest(byte[] data) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-512").digest(data))
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
