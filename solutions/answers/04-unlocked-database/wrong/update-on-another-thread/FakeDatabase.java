package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

public class FakeDatabase {
    private final Runnable latency;
    private final Executor disk = Executors.newSingleThreadExecutor(r -> {
        Thread thread = new Thread(r, "disk");
        thread.setDaemon(true);
        return thread;
    });
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        try {
            CompletableFuture.runAsync(this::write, disk).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    public int value() {
        return value;
    }

    private void write() {
        int copy = value;
        copy = copy + 1;
        latency.run();
        value = copy;
    }
}
