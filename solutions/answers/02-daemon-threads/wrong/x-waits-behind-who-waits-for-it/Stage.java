package interleave.daemonthreads;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/** A number that only grows; who waits, waits for it to become large enough. */
final class Stage extends AbstractQueuedSynchronizer {
    static final int NEW = 0;
    static final int GOING = 1;
    static final int CLOSED = 2;
    static final int ENDED = 3;
    private static final long serialVersionUID = 1;

    boolean is(int stage) {
        return getState() == stage;
    }

    boolean advance(int from, int to) {
        return compareAndSetState(from, to) && (releaseShared(to) || true);
    }

    void reach(int stage) {
        setState(stage);
        releaseShared(stage);
    }

    /** Until closed, or for so long. */
    void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        long left = nanos;
        while (left > 0) {
            try {
                if (tryAcquireSharedNanos(CLOSED, left)) {
                    return;
                }
            } catch (InterruptedException ignored) {
                // Only close() ends a pause.
            }
            left = end - System.nanoTime();
        }
    }

    /** Goes on when interrupted, and sets the flag again. */
    void awaitEnd() {
        acquireShared(ENDED);
    }

    @Override
    protected int tryAcquireShared(int least) {
        return getState() >= least ? 1 : -1;
    }

    @Override
    protected boolean tryReleaseShared(int ignored) {
        return true;
    }
}
