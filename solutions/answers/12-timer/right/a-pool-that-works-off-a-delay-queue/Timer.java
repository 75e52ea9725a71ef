package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

public class Timer {
    private final class Ring implements Runnable, Delayed {
        private final long due = System.nanoTime() + delay.toNanos();

        @Override
        public void run() {
            function.run();
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    private static final class Pool extends ThreadPoolExecutor {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Pool() {
            super(1, 1, 1, TimeUnit.SECONDS, (BlockingQueue) new DelayQueue<>());
        }

        @Override
        protected void afterExecute(Runnable done, Throwable thrown) {
            shutdown();
        }
    }

    private final Duration delay;
    private final Runnable function;
    private Ring ring;
    private Pool pool;
    private boolean started;
    private boolean cancelled;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public synchronized void start() {
        if (started) {
            throw new IllegalStateException();
        }
        started = true;
        if (!cancelled) {
            ring = new Ring();
            pool = new Pool();
            pool.getQueue().add(ring);
            pool.prestartCoreThread();
        }
    }

    public synchronized boolean cancel() {
        if (!cancelled && (ring == null || pool.remove(ring))) {
            cancelled = true;
            if (pool != null) {
                pool.shutdown();
            }
        }
        return cancelled;
    }
}
