package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;

public class DataHasher {
    private final ThreadPoolExecutor clerk = new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(16), work -> {
                Thread thread = new Thread(work, "clerk");
                thread.setDaemon(true);
                return thread;
            });
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
        clerk.allowCoreThreadTimeOut(true);
    }

    public void hash() {
        order(() -> data = digits(data));
    }

    public byte[] get() {
        return order(() -> data.clone());
    }

    private <T> T order(Callable<T> work) {
        Future<T> end = clerk.submit(work);
        boolean interrupted = false;
        try {
            for (;;) {
                try {
                    return end.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private static byte[] digits(byte[] data) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(data);
            return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
