package interleave.timer;

import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

/** The thread would like to put something into a queue that is full; cancel() makes room. */
public class Timer {
    private static final int NEW = 0, STARTED = 1, OVER = 2, CANCELLED = 4;

    private final Duration delay;
    private final Runnable function;
    private final BlockingQueue<Timer> full = new ArrayBlockingQueue<>(1);
    private final AtomicInteger state = new AtomicInteger(NEW);

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
        full.add(this);
    }

    public void start() {
        int before = state.getAndUpdate(s -> s | STARTED);
        if ((before & STARTED) != 0) {
            throw new IllegalStateException();
        }
        if (before == NEW) {
            Thread thread = new Thread(new Waiting(System.nanoTime()));
            thread.setDaemon(true);
            thread.setName("timer");
            thread.start();
        }
    }

    private final class Waiting implements Runnable {
        private final long begin;

        Waiting(long begin) {
            this.begin = begin;
        }

        @Override
        public void run() {
            boolean room = false;
            Duration left = delay.minusNanos(System.nanoTime() - begin);
            while (!room && left.toSeconds() >= 0 && !left.isZero() && !left.isNegative()) {
                try {
                    room = left.compareTo(Duration.ofDays(1)) > 0
                            ? full.offer(Timer.this, 1, TimeUnit.DAYS)
                            : full.offer(Timer.this, left.toNanos(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    room = false;
                }
                left = delay.minusNanos(System.nanoTime() - begin);
            }
            if (state.compareAndSet(STARTED, STARTED | OVER)) {
                function.run();
            }
        }
    }

    public boolean cancel() {
        int before = state.getAndUpdate(s -> (s & OVER) == 0 ? s | CANCELLED : s);
        full.poll();
        return (before & OVER) == 0;
    }
}
