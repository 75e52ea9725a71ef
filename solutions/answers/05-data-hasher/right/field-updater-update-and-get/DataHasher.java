package interleave.datahasher;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Arrays are never written to after they are made; the field is updated until nobody else was in between. */
public class DataHasher {
    private static final AtomicReferenceFieldUpdater<DataHasher, byte[]> DATA =
            AtomicReferenceFieldUpdater.newUpdater(DataHasher.class, byte[].class, "data");

    private volatile byte[] data;

    public DataHasher(byte[] data) {
        byte[] copy = new byte[data.length];
        System.arraycopy(data, 0, copy, 0, copy.length);
        DATA.set(this, copy);
    }

    public void hash() {
        DATA.updateAndGet(this, DataHasher::next);
    }

    private static byte[] next(byte[] before) {
        byte[] digest;
        try {
            digest = MessageDigest.getInstance("SHA-512").digest(before);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        String hex = IntStream.range(0, digest.length)
                .mapToObj(i -> String.format("%02x", digest[i]))
                .collect(Collectors.joining());
        byte[] after = new byte[hex.length()];
        for (int i = 0; i < after.length; i++) {
            after[i] = (byte) hex.charAt(i);
        }
        return after;
    }

    public byte[] get() {
        return DATA.get(this).clone();
    }
}
