package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class DataHasher {
    private static final MessageDigest DIGEST = sha512();

    private final Lock lock = new ReentrantLock();
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        lock.lock();
        try {
            DIGEST.reset();
            DIGEST.update(data);
            data = HexFormat.of().formatHex(DIGEST.digest()).getBytes(StandardCharsets.US_ASCII);
        } finally {
            lock.unlock();
        }
    }

    public byte[] get() {
        lock.lock();
        try {
            return data.clone();
        } finally {
            lock.unlock();
        }
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
