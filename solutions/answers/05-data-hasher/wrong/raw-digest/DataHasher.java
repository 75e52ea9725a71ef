package interleave.datahasher;

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
            return MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
