package interleave.unlockeddatabase;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class FakeDatabase {
    private final Runnable latency;
    private final AtomicReference<Integer> value = new AtomicReference<>(0);

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public synchronized void update(String name) {
        Objects.requireNonNull(name);
        int copy = value.get();
        latency.run();
        value.compareAndSet(copy, copy + 1);
    }

    public int value() {
        return value.get();
    }
}
