package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

class Monitor extends AbstractQueuedSynchronizer {
    private static final long serialVersionUID = 1L;

    final ConditionObject full = new ConditionObject();
    final ConditionObject empty = new ConditionObject();

    @Override
    protected boolean tryAcquire(int one) {
        if (!compareAndSetState(0, one)) {
            return false;
        }
        setExclusiveOwnerThread(Thread.currentThread());
        return true;
    }

    @Override
    protected boolean tryRelease(int one) {
        setExclusiveOwnerThread(null);
        setState(0);
        return true;
    }

    @Override
    protected boolean isHeldExclusively() {
        return getExclusiveOwnerThread() == Thread.currentThread();
    }
}
