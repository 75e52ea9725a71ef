package interleave.datahasher;

import java.security.*;

public class DataHasher {
    private volatile byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public synchronized void hash() {
        byte[] raw;
        try {
            raw = MessageDigest.getInstance("SHA-512").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        data = new byte[2 * raw.length];
        for (int i = 0; i < raw.length; i++) {
            data[2 * i] = (byte) Character.forDigit(raw[i] >> 4 & 15, 16);
            data[2 * i + 1] = (byte) Character.forDigit(raw[i] & 15, 16);
        }
    }

    public byte[] get() {
        return data.clone();
    }
}
