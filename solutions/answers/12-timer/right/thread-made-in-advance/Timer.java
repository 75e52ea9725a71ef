package interleave.timer;

import java.time.*;
import java.util.*;

/** The thread is there from the beginning, and waits to be started or cancelled. */
public class Timer {
    private final Thread thread;
    private final Duration delay;
    private boolean started;
    private long begin;
    private Optional<Boolean> verdict = Optional.empty();

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        Objects.requireNonNull(function);
        thread = new Thread(
                () -> {
                    if (decided()) {
                        function.run();
                    }
                },
                "timer");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized boolean decided() {
        while (verdict.isEmpty()) {
            try {
                if (!started) {
                    wait();
                    continue;
                }
                Duration left = delay.minusNanos(System.nanoTime() - begin);
                if (left.isNegative() || left.isZero()) {
                    verdict = Optional.of(true);
                } else if (left.getSeconds() > 100) {
                    wait(100_000);
                } else {
                    wait(left.toMillis(), left.getNano() % 1_000_000);
                }
            } catch (InterruptedException e) {
                continue;
            }
        }
        return verdict.get();
    }

    public synchronized void start() {
        if (started) {
            throw new IllegalStateException();
        }
        started = true;
        begin = System.nanoTime();
        notifyAll();
    }

    public synchronized boolean cancel() {
        if (verdict.isEmpty()) {
            verdict = Optional.of(false);
            notifyAll();
        }
        return !verdict.get();
    }
}
