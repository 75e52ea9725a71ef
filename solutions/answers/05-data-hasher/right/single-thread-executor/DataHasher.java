package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

public class DataHasher {
    private final java.util.concurrent.Executor clerk = java.util.concurrent.Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    });
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        java.util.concurrent.CompletableFuture.runAsync(() -> data = next(data), clerk)
                .join();
    }

    public byte[] get() {
        return java.util.concurrent.CompletableFuture.supplyAsync(() -> data.clone(), clerk)
                .join();
    }

    private static byte[] next(byte[] old) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(old);
            return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
