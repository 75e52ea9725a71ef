package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Each update waits for the future of the one before, and completes its own. */
public class FakeDatabase {
    private final Runnable latency;
    private final AtomicReference<CompletableFuture<Integer>> last =
            new AtomicReference<>(CompletableFuture.completedFuture(0));
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        CompletableFuture<Integer> mine = new CompletableFuture<>();
        int copy = last.getAndSet(mine).join();
        try {
            latency.run();
            copy = copy + 1;
            value = copy;
        } finally {
            mine.complete(copy);
        }
    }

    public int value() {
        return value;
    }
}
