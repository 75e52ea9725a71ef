package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The digest is one of the things that the hasher's monitor guards; it is fed in pieces. */
public class DataHasher {
    private final MessageDigest digest;
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
        try {
            digest = MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public synchronized void hash() {
        digest.reset();
        for (byte each : data) {
            digest.update(each);
        }
        StringBuilder digits = new StringBuilder();
        for (byte each : digest.digest()) {
            digits.append(String.format("%02x", each));
        }
        data = digits.toString().getBytes(StandardCharsets.US_ASCII);
    }

    public synchronized byte[] get() {
        return Arrays.copyOf(data, data.length);
    }
}
