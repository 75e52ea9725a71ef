package interleave.unlockeddatabase;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;

public class FakeDatabase {
    private final Runnable latency;
    private final Map<String, Semaphore> waiting = new LinkedHashMap<>();
    private boolean busy;
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        enter(name);
        try {
            int copy;
            synchronized (this) {
                copy = value;
            }
            copy = copy + 1;
            latency.run();
            synchronized (this) {
                value = copy;
            }
        } finally {
            leave();
        }
    }

    private void enter(String name) {
        Semaphore turn;
        synchronized (this) {
            if (!busy) {
                busy = true;
                return;
            }
            turn = new Semaphore(0);
            waiting.put(name, turn);
        }
        turn.acquireUninterruptibly();
    }

    private synchronized void leave() {
        Iterator<Semaphore> next = waiting.values().iterator();
        if (next.hasNext()) {
            Semaphore turn = next.next();
            next.remove();
            turn.release();
        } else {
            busy = false;
        }
    }

    public synchronized int value() {
        return value;
    }
}
