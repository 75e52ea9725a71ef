package interleave.unlockeddatabase;

import java.util.*;
import java.util.concurrent.*;

public class FakeDatabase {
    private final Runnable latency;
    private final Semaphore permit = new Semaphore(1);
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        boolean mine = false;
        try {
            permit.acquire();
            mine = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            int copy = value;
            copy++;
            latency.run();
            value = copy;
        } finally {
            if (mine) {
                permit.release();
            }
        }
    }

    public int value() {
        return value;
    }
}
