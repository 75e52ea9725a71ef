package interleave.unlockeddatabase;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/** Value and business in one number: an odd one belongs to somebody. Looks a few times, then waits on a private object. */
public class FakeDatabase {
    private static final VarHandle WORD;

    static {
        try {
            WORD = MethodHandles.lookup().findVarHandle(FakeDatabase.class, "word", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Runnable latency;
    private final Object free = new Object();
    private volatile long word;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    private boolean tryTake() {
        long now = word;
        return now % 2 == 0 && WORD.compareAndSet(this, now, now + 1);
    }

    private void take() {
        for (int looks = 0; looks < 3; looks++) {
            if (tryTake()) {
                return;
            }
            Thread.onSpinWait();
        }
        boolean interrupted = false;
        synchronized (free) {
            while (!tryTake()) {
                try {
                    free.wait(60_000);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveBack(long next) {
        synchronized (free) {
            word = next;
            free.notify();
        }
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        take();
        long next = word - 1;
        try {
            latency.run();
            next += 2;
        } finally {
            giveBack(next);
        }
    }

    public int value() {
        return (int) (word / 2);
    }
}
