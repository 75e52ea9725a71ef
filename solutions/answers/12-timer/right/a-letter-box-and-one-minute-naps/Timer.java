package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** Lazily started; the thread looks into a letter box for at most a minute at a time. */
public class Timer {
    private static final class Ringer extends Thread {
        private final BlockingQueue<String> letters = new ArrayBlockingQueue<>(1);
        private final Runnable function;
        private final long deadline;
        private boolean decided;
        private boolean kept;

        Ringer(Runnable function, long deadline) {
            this.function = function;
            this.deadline = deadline;
        }

        @Override
        public void run() {
            long left;
            while ((left = deadline - System.nanoTime()) > 0) {
                try {
                    if (letters.poll(Math.min(left, 60_000_000_000L), TimeUnit.NANOSECONDS) != null) {
                        return;
                    }
                } catch (InterruptedException e) {
                    // not from us
                }
            }
            if (decide(false)) {
                return;
            }
            function.run();
        }

        /** Returns whether the function was kept from running. */
        synchronized boolean decide(boolean keep) {
            if (!decided) {
                decided = true;
                kept = keep;
            }
            return kept;
        }

        boolean callOff() {
            boolean answer = decide(true);
            letters.offer("called off");
            return answer;
        }
    }

    private final Duration delay;
    private final Runnable function;
    private Ringer ringer;
    private boolean cancelled;
    private boolean started;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay, "delay");
        this.function = Objects.requireNonNull(function, "function");
    }

    public synchronized void start() {
        if (started) {
            throw new IllegalStateException("A timer starts once.");
        }
        started = true;
        if (!cancelled) {
            ringer = new Ringer(function, System.nanoTime() + delay.toNanos());
            ringer.start();
        }
    }

    public synchronized boolean cancel() {
        cancelled = true;
        return ringer == null || ringer.callOff();
    }
}
