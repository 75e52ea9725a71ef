package interleave.startandjoin;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

final class Unfinished extends AbstractQueuedSynchronizer {
    private static final long serialVersionUID = 1;

    Unfinished(int tasks) {
        setState(tasks);
    }

    @Override
    protected int tryAcquireShared(int ignored) {
        return getState() == 0 ? 1 : -1;
    }

    @Override
    protected boolean tryReleaseShared(int tasks) {
        while (true) {
            int before = getState();
            if (compareAndSetState(before, before - tasks)) {
                return before == tasks;
            }
        }
    }
}
