package interleave.timer;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** A stamped lock is the gate. It is locked from the beginning, and cancel unlocks it. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final StampedLock gate = new StampedLock();
    private final long stamp = gate.writeLock();
    private final AtomicReference<Boolean> fired = new AtomicReference<>();
    private final Semaphore starts = new Semaphore(1);

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (!starts.tryAcquire()) {
            throw new IllegalStateException("start() was called before");
        }
        long end = System.nanoTime() + delay.toNanos();
        if (fired.get() == null) {
            new Thread() {
                @Override
                public void run() {
                    while (System.nanoTime() - end < 0) {
                        try {
                            if (gate.tryReadLock(end - System.nanoTime(), TimeUnit.NANOSECONDS) != 0) {
                                return;
                            }
                        } catch (InterruptedException e) {
                            continue;
                        }
                    }
                    if (fired.compareAndSet(null, Boolean.TRUE)) {
                        function.run();
                    }
                }
            }.start();
        }
    }

    public boolean cancel() {
        if (fired.compareAndSet(null, Boolean.FALSE)) {
            gate.unlockWrite(stamp);
        }
        return !fired.get();
    }
}
