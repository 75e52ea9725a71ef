package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

public class FakeDatabase {
    private final Runnable latency;
    private final AtomicLong tickets = new AtomicLong();
    private final ConcurrentHashMap<Long, Semaphore> calls = new ConcurrentHashMap<>();
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
        callOf(0).release();
    }

    private Semaphore callOf(long ticket) {
        return calls.computeIfAbsent(ticket, unused -> new Semaphore(0));
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        long ticket = tickets.getAndIncrement();
        callOf(ticket).acquireUninterruptibly();
        calls.remove(ticket);
        try {
            int copy = value;
            latency.run();
            value = copy + 1;
        } finally {
            callOf(ticket + 1).release();
        }
    }

    public int value() {
        return value;
    }
}
