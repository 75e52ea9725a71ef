package interleave.datahasher;

import java.nio.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class DataHasher {
    private CompletableFuture<byte[]> data;

    public DataHasher(byte[] data) {
        Objects.requireNonNull(data);
        this.data = CompletableFuture.supplyAsync(() -> data.clone(), task -> new Thread(task).start());
    }

    public synchronized void hash() {
        data = CompletableFuture.completedFuture(digest(data.join()));
    }

    public synchronized byte[] get() {
        return data.join().clone();
    }

    static byte[] digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes)).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
