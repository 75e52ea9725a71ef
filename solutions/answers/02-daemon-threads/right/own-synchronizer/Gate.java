package interleave.daemonthreads;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/** Shut at first, and open for ever after. */
final class Gate extends AbstractQueuedSynchronizer {
    private static final long serialVersionUID = 1;

    void open() {
        releaseShared(1);
    }

    /** Goes on waiting when interrupted; the flag is set again. */
    void awaitOpen() {
        acquireShared(1);
    }

    /** Until it is open, but not longer than so; interrupts are ignored. */
    void awaitOpen(long nanos) {
        long begin = System.nanoTime();
        long left = nanos;
        while (left > 0) {
            try {
                if (tryAcquireSharedNanos(1, left)) {
                    return;
                }
            } catch (InterruptedException ignored) {
                // not how a pause ends
            }
            left = nanos - (System.nanoTime() - begin);
        }
    }

    @Override
    protected int tryAcquireShared(int ignored) {
        return getState() == 1 ? 1 : -1;
    }

    @Override
    protected boolean tryReleaseShared(int ignored) {
        setState(1);
        return true;
    }
}
