package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All hashers share a pool that grows as it must, and each has a lock of its own. */
public class DataHasher {
    private static final ExecutorService POOL = Executors.newCachedThreadPool(runnable -> {
        Thread thread = new Thread(runnable, "digester");
        thread.setDaemon(true);
        return thread;
    });

    private final Object lock = new Object();
    private byte[] data;

    public DataHasher(byte[] data) {
        byte[] copy = data.clone();
        synchronized (lock) {
            this.data = copy;
        }
    }

    public void hash() {
        boolean interrupted = false;
        synchronized (lock) {
            Future<byte[]> future = POOL.submit(() -> HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-512").digest(data))
                    .getBytes(StandardCharsets.US_ASCII));
            while (true) {
                try {
                    data = future.get();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public byte[] get() {
        synchronized (lock) {
            return data.clone();
        }
    }
}
