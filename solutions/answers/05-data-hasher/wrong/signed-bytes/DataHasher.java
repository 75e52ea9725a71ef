package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

public class DataHasher {
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public synchronized void hash() {
        data = digest(data);
    }

    public synchronized byte[] get() {
        return data.clone();
    }

    private static byte[] digest(byte[] bytes) {
        try {
            StringBuilder digits = new StringBuilder();
            for (byte each : MessageDigest.getInstance("SHA-512").digest(bytes)) {
                digits.append(Integer.toHexString(each));
            }
            return digits.toString().getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
