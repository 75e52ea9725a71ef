package interleave.datahasher;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Every byte is an object of its own, in a list that is locked from outside. */
public class DataHasher {
    private final List<Byte> bytes = Collections.synchronizedList(new ArrayList<Byte>());

    public DataHasher(byte[] data) {
        for (int i = 0; i < data.length; i++) {
            bytes.add(data[i]);
        }
    }

    public void hash() {
        synchronized (bytes) {
            MessageDigest digest;
            try {
                digest = MessageDigest.getInstance("SHA-512");
            } catch (NoSuchAlgorithmException e) {
                throw new RuntimeException(e);
            }
            for (Byte b : bytes) {
                digest.update(b);
            }
            byte[] result = digest.digest();
            bytes.clear();
            for (byte b : result) {
                String hex = Integer.toHexString(b & 0xff);
                if (hex.length() == 1) {
                    hex = "0" + hex;
                }
                bytes.add((byte) hex.charAt(0));
                bytes.add((byte) hex.charAt(1));
            }
        }
    }

    public byte[] get() {
        synchronized (bytes) {
            byte[] copy = new byte[bytes.size()];
            for (int i = 0; i < copy.length; i++) {
                copy[i] = bytes.get(i);
            }
            return copy;
        }
    }
}
