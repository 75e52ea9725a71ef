package interleave.datahasher;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A volatile reference to a read-only buffer, which everybody duplicates before reading. */
public class DataHasher {
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private volatile ByteBuffer current;

    public DataHasher(byte[] data) {
        current = frozen(data.clone());
    }

    private static ByteBuffer frozen(byte[] own) {
        return ByteBuffer.wrap(own).asReadOnlyBuffer();
    }

    public synchronized void hash() {
        MessageDigest digest = sha512();
        digest.update(current.duplicate());
        StringBuilder hex = new StringBuilder(128);
        for (byte b : digest.digest()) {
            hex.append(DIGITS[(b >> 4) & 15]).append(DIGITS[b & 15]);
        }
        current = frozen(hex.toString().getBytes(StandardCharsets.US_ASCII));
    }

    public byte[] get() {
        ByteBuffer mine = current.duplicate();
        byte[] copy = new byte[mine.remaining()];
        mine.get(copy);
        return copy;
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
