package interleave.unlockeddatabase;

import java.util.*;

public class FakeDatabase {
    private final Runnable latency;
    private String owner;
    private int holds;
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        acquire();
        try {
            int copy = value + 1;
            latency.run();
            value = copy;
        } finally {
            release();
        }
    }

    public int value() {
        acquire();
        try {
            return value;
        } finally {
            release();
        }
    }

    private synchronized void acquire() {
        String me = Thread.currentThread().getName();
        boolean interrupted = false;
        while (owner != null && !owner.equals(me)) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        owner = me;
        holds++;
        if (interrupted) Thread.currentThread().interrupt();
    }

    private synchronized void release() {
        if (--holds == 0) {
            owner = null;
            notifyAll();
        }
    }
}
