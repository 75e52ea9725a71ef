package interleave.barrierinit;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/** The state: twice the number of those who are missing, and one more if somebody has failed. */
final class Turnstile extends AbstractQueuedSynchronizer {
    private static final long serialVersionUID = 1;

    Turnstile(int parties) {
        setState(2 * parties);
    }

    @Override
    protected int tryAcquireShared(int unused) {
        return getState() < 2 ? 1 : -1;
    }

    @Override
    protected boolean tryReleaseShared(int failed) {
        while (true) {
            int state = getState();
            int next = state - 2 | failed;
            if (compareAndSetState(state, next)) {
                return next < 2;
            }
        }
    }

    void arriveAndWait(boolean failed) {
        releaseShared(failed ? 1 : 0);
        acquireShared(0);
    }

    boolean somebodyFailed() {
        return (getState() & 1) == 1;
    }
}
