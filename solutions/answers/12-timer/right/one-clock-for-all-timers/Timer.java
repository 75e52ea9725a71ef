package interleave.timer;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** One thread looks after all timers; it goes when there are none left. Each function has a thread of its own. */
public class Timer {
    private static final Object LOCK = new Object();
    private static final PriorityQueue<Timer> WAITING =
            new PriorityQueue<>((a, b) -> Long.signum(a.deadline - b.deadline));
    private static boolean clockRuns;

    private final Duration delay;
    private final Runnable function;
    private long deadline;
    private boolean started;
    private boolean cancelled;
    private boolean fired;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        synchronized (LOCK) {
            if (started) throw new IllegalStateException("started twice");
            started = true;
            if (cancelled) return;
            deadline = System.nanoTime() + delay.toNanos();
            WAITING.add(this);
            LOCK.notifyAll();
            if (!clockRuns) {
                clockRuns = true;
                Thread clock = new Thread(Timer::clock, "clock");
                clock.setDaemon(false);
                clock.start();
            }
        }
    }

    private static void clock() {
        synchronized (LOCK) {
            while (!WAITING.isEmpty()) {
                long left = WAITING.element().deadline - System.nanoTime();
                if (left <= 0) {
                    Timer due = WAITING.remove();
                    due.fired = true;
                    new Thread(due.function).start();
                } else {
                    try {
                        TimeUnit.NANOSECONDS.timedWait(LOCK, left);
                    } catch (InterruptedException e) {
                        // looks again
                    }
                }
            }
            clockRuns = false;
        }
    }

    public boolean cancel() {
        synchronized (LOCK) {
            if (!fired && !cancelled) {
                cancelled = true;
                WAITING.remove(this);
                LOCK.notifyAll();
            }
            return cancelled;
        }
    }
}
