package interleave.timer;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.*;

/** Named threads, and a handler that logs what the function throws. */
public class Timer {
    private static final Logger LOG = Logger.getLogger(Timer.class.getName());
    private static final ThreadFactory FACTORY = new ThreadFactory() {
        private final AtomicLong number = new AtomicLong();

        @Override
        public Thread newThread(Runnable r) {
            Thread thread = new Thread(null, r, "timer-" + number.getAndIncrement(), 0, false);
            thread.setDaemon(false);
            thread.setPriority(Thread.NORM_PRIORITY + 1);
            thread.setUncaughtExceptionHandler((t, e) -> LOG.log(Level.FINE, t + " has failed", e));
            return thread;
        }
    };

    private final Duration delay;
    private final Runnable function;
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final Lock decision = new ReentrantLock();
    private boolean started;
    private Optional<Boolean> fired = Optional.empty();

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        decision.lock();
        try {
            if (started) {
                throw new IllegalStateException();
            }
            started = true;
            if (fired.isPresent()) {
                return;
            }
        } finally {
            decision.unlock();
        }
        FACTORY.newThread(this::countDown).start();
    }

    private void countDown() {
        try {
            if (cancelled.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody may interrupt " + Thread.currentThread(), e);
        }
        if (decide(true)) {
            function.run();
        }
    }

    private boolean decide(boolean value) {
        decision.lock();
        try {
            if (fired.isEmpty()) {
                fired = Optional.of(value);
            }
            return fired.get() == value;
        } finally {
            decision.unlock();
        }
    }

    public boolean cancel() {
        boolean inTime = decide(false);
        if (inTime) {
            cancelled.countDown();
        }
        return inTime;
    }
}
