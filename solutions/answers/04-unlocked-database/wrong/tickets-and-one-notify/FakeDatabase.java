package interleave.unlockeddatabase;

import java.util.*;

public class FakeDatabase {
    private final Runnable latency;
    private final Object monitor = new Object();
    private long tickets;
    private long served;
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        boolean interrupted = false;
        synchronized (monitor) {
            long mine = tickets++;
            while (served != mine) {
                try {
                    monitor.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            int copy = value;
            copy++;
            latency.run();
            value = copy;
        } finally {
            synchronized (monitor) {
                served++;
                monitor.notify();
            }
        }
    }

    public int value() {
        return value;
    }
}
