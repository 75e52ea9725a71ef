package interleave.timer;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class Timer implements Runnable {
    private static final AtomicIntegerFieldUpdater<Timer> PHASE =
            AtomicIntegerFieldUpdater.newUpdater(Timer.class, "phase");
    private static final int NOT_STARTED = 0, TICKING = 1, GONE_OFF = 2, CALLED_OFF = 3;

    private final Duration delay;
    private final Runnable function;
    private volatile int phase = NOT_STARTED;
    private volatile Thread thread;
    private long begin;
    private boolean startCalled;

    public Timer(Duration delay, Runnable function) {
        if (delay == null || function == null) throw new NullPointerException();
        this.delay = delay;
        this.function = function;
    }

    public void start() {
        synchronized (this) {
            if (startCalled) throw new IllegalStateException();
            startCalled = true;
        }
        begin = System.nanoTime();
        thread = new Thread(this);
        if (PHASE.compareAndSet(this, NOT_STARTED, TICKING)) thread.start();
    }

    /** For the timer's thread only. */
    @Override
    public void run() {
        if (Thread.currentThread() != thread) throw new IllegalStateException("not for you");
        while (phase == TICKING) {
            Duration left = delay.minusNanos(System.nanoTime() - begin);
            if (left.isZero() || left.isNegative()) {
                if (PHASE.compareAndSet(this, TICKING, GONE_OFF)) function.run();
                return;
            }
            Thread.interrupted();
            LockSupport.parkUntil(this, System.currentTimeMillis() + left.toMillis() + 1);
        }
    }

    public boolean cancel() {
        int old = PHASE.getAndUpdate(this, p -> p == GONE_OFF ? p : CALLED_OFF);
        if (old == TICKING) LockSupport.unpark(thread);
        return old != GONE_OFF;
    }
}
