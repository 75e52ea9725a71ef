package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** A synchroniser that lets everybody through once the timer is cancelled. */
public class Timer {
    private static final int NEW = 0;
    private static final int STARTED = 1;
    private static final int FIRED = 2;
    private static final int CANCELLED = 3;

    private static final class Sync extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;

        @Override
        protected int tryAcquireShared(int unused) {
            return getState() == CANCELLED ? 1 : -1;
        }

        @Override
        protected boolean tryReleaseShared(int unused) {
            while (true) {
                int state = getState();
                if (state >= FIRED) {
                    return state == CANCELLED;
                }
                if (compareAndSetState(state, CANCELLED)) {
                    return true;
                }
            }
        }

        boolean move(int from, int to) {
            return compareAndSetState(from, to);
        }
    }

    private final Duration delay;
    private final Runnable function;
    private final Sync sync = new Sync();
    private final Semaphore starts = new Semaphore(1);

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (!starts.tryAcquire()) {
            throw new IllegalStateException("twice");
        }
        if (!sync.move(NEW, STARTED)) {
            return;
        }
        long begin = System.nanoTime();
        Thread thread = new Thread(() -> {
            while (true) {
                long left = delay.toNanos() - (System.nanoTime() - begin);
                if (left <= 0) {
                    break;
                }
                try {
                    if (sync.tryAcquireSharedNanos(1, left)) {
                        return;
                    }
                } catch (InterruptedException e) {
                    // This thread belongs to the timer, and the timer does not interrupt it.
                }
            }
            if (sync.move(STARTED, FIRED)) {
                function.run();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    public boolean cancel() {
        return sync.releaseShared(1);
    }
}
