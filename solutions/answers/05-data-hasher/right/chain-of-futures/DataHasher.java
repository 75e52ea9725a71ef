package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Each member is the future of the one before; whoever is last in the chain is what get waits for. */
public class DataHasher {
    private final AtomicReference<CompletableFuture<byte[]>> last;

    public DataHasher(byte[] data) {
        last = new AtomicReference<>(CompletableFuture.completedFuture(data.clone()));
    }

    public void hash() {
        CompletableFuture<byte[]> mine = new CompletableFuture<>();
        mine.complete(digest(last.getAndSet(mine).join()));
    }

    public byte[] get() {
        return last.get().join().clone();
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
