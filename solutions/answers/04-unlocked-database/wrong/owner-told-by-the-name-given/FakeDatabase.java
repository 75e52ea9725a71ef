package interleave.unlockeddatabase;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class FakeDatabase {
    private final Runnable latency;
    private String owner;
    private int depth;
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    private synchronized void lock(String me) {
        boolean interrupted = false;
        while (depth > 0 && !me.equals(owner))
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        owner = me;
        depth++;
        if (interrupted) Thread.currentThread().interrupt();
    }

    private synchronized void unlock() {
        if (--depth == 0) notify();
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        lock(name);
        try {
            int copy = value;
            latency.run();
            value = copy + 1;
        } finally {
            unlock();
        }
    }

    public int value() {
        return value;
    }
}
