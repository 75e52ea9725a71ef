package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

public class DataHasher {
    private final AtomicReference<CompletableFuture<Void>> inProgress = new AtomicReference<>();
    private volatile byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        for (;;) {
            CompletableFuture<Void> other = inProgress.get();
            if (other != null) {
                other.join();
                return;
            }
            if (inProgress.compareAndSet(null, mine)) {
                data = digest(data);
                inProgress.set(null);
                mine.complete(null);
                return;
            }
        }
    }

    public byte[] get() {
        return data.clone();
    }

    private static byte[] digest(byte[] bytes) {
        try {
            byte[] raw = MessageDigest.getInstance("SHA-512").digest(bytes);
            return HexFormat.of().formatHex(raw).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
