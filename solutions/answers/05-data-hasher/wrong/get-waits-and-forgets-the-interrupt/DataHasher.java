package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

public class DataHasher {
    private byte[] data;
    private boolean busy;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        byte[] before = borrow();
        byte[] after = before;
        try {
            after = digest(before);
        } finally {
            giveBack(after);
        }
    }

    public synchronized byte[] get() {
        while (busy) {
            try {
                wait();
            } catch (InterruptedException e) {
                // No reason to leave: the hash will soon be done.
            }
        }
        return data.clone();
    }

    private synchronized byte[] borrow() {
        boolean interrupted = false;
        while (busy) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        busy = true;
        return data;
    }

    private synchronized void giveBack(byte[] next) {
        data = next;
        busy = false;
        notifyAll();
    }

    private static byte[] digest(byte[] bytes) {
        try {
            byte[] raw = MessageDigest.getInstance("SHA-512").digest(bytes);
            return HexFormat.of().formatHex(raw).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
