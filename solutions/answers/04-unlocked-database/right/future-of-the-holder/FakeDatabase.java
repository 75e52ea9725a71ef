package interleave.unlockeddatabase;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

/** Whoever holds the database leaves a future of its end there; the others await it, and then try again. */
public class FakeDatabase {
    private record Holding(CompletableFuture<Void> end, Thread by) {}

    private final AtomicReference<Holding> holder = new AtomicReference<>();
    private final Runnable latency;
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        if (latency == null) throw new NullPointerException("latency");
        this.latency = latency;
    }

    public void update(String name) {
        if (name == null) throw new NullPointerException("name");
        Holding mine = new Holding(new CompletableFuture<>(), Thread.currentThread());
        for (Holding other; (other = holder.compareAndExchange(null, mine)) != null; ) {
            if (other.by() == mine.by()) throw new IllegalStateException(name + " updates already");
            other.end().join();
        }
        try {
            int copy = value + 1;
            latency.run();
            value = copy;
        } finally {
            holder.set(null);
            mine.end().complete(null);
        }
    }

    public int value() {
        return value;
    }
}
