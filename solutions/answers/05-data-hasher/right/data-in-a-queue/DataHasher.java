package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Whoever has taken the data out of the queue has it alone; it comes back into it. */
public class DataHasher {
    private final BlockingQueue<byte[]> slot = new ArrayBlockingQueue<>(1);

    public DataHasher(byte[] data) {
        slot.add(data.clone());
    }

    public void hash() {
        slot.add(digest(take()));
    }

    public byte[] get() {
        byte[] data = take();
        byte[] copy = data.clone();
        slot.add(data);
        return copy;
    }

    private byte[] take() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return slot.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(bytes);
            return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
