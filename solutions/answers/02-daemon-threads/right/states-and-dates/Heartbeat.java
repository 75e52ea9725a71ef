package interleave.daemonthreads;

import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A machine of states; the thread waits until a date, and looks at the clock that never jumps whether it is time. */
public class Heartbeat implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Runnable beat;
    private final Duration interval;
    private LifeCycle state = LifeCycle.FRESH;
    private boolean inBeat;
    private Thread thread;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public void start() {
        lock.lock();
        try {
            state = state.started();
            thread = new Thread("heartbeat") {
                @Override
                public void run() {
                    while (enterBeat()) {
                        try {
                            beat.run();
                        } finally {
                            leaveBeat();
                        }
                        pause();
                    }
                }
            };
            thread.setDaemon(true);
            thread.start();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            state = state.closed();
            changed.signalAll();
            while (inBeat && Thread.currentThread() != thread) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean enterBeat() {
        lock.lock();
        try {
            inBeat = state == LifeCycle.STARTED;
            return inBeat;
        } finally {
            lock.unlock();
        }
    }

    private void leaveBeat() {
        lock.lock();
        try {
            inBeat = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        long begin = System.nanoTime();
        lock.lock();
        try {
            while (state == LifeCycle.STARTED) {
                Duration left = interval.minusNanos(System.nanoTime() - begin);
                if (left.isNegative() || left.isZero()) {
                    return;
                }
                long millis = left.compareTo(Duration.ofHours(1)) > 0 ? 3_600_000 : left.toMillis() + 1;
                try {
                    changed.awaitUntil(new Date(System.currentTimeMillis() + millis));
                } catch (InterruptedException e) {
                    // nobody but a close ends a pause
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
