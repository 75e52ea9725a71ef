package interleave.queuepipeline;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/** Counts; to take from nothing waits. */
final class Tokens {
    private static final class Sync extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;

        Sync(int count) {
            setState(count);
        }

        @Override
        protected int tryAcquireShared(int unused) {
            while (true) {
                int count = getState();
                if (count == 0) {
                    return -1;
                }
                if (compareAndSetState(count, count - 1)) {
                    return count - 1;
                }
            }
        }

        @Override
        protected boolean tryReleaseShared(int unused) {
            while (true) {
                int count = getState();
                if (compareAndSetState(count, count + 1)) {
                    return true;
                }
            }
        }
    }

    private final Sync sync;

    Tokens(int count) {
        sync = new Sync(count);
    }

    void take() throws InterruptedException {
        sync.acquireSharedInterruptibly(1);
    }

    void give() {
        sync.releaseShared(1);
    }
}
