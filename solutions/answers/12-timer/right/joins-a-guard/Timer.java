package interleave.timer;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** The timer's thread joins another one, for as long as the delay; that one ends when the timer is cancelled. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final AtomicReference<String> fate = new AtomicReference<>("open");
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger starts = new AtomicInteger();

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (starts.incrementAndGet() > 1) {
            throw new IllegalStateException();
        }
        if (fate.get().equals("open")) {
            Thread guard = new Thread(this::guard, "guard");
            guard.start();
            long begin = System.nanoTime();
            new Thread(() -> ring(guard, begin), "ring").start();
        }
    }

    private void guard() {
        try {
            over.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void ring(Thread guard, long begin) {
        long left = delay.toNanos();
        while (left > 0 && guard.isAlive()) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(guard, left);
            } catch (InterruptedException e) {
                continue;
            }
            left = delay.toNanos() - (System.nanoTime() - begin);
        }
        boolean mine = fate.compareAndSet("open", "fired");
        over.countDown();
        if (mine) {
            function.run();
        }
    }

    public boolean cancel() {
        fate.compareAndSet("open", "cancelled");
        over.countDown();
        return fate.get().equals("cancelled");
    }
}
