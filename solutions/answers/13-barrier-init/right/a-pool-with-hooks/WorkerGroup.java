package interleave.barrierinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.function.IntConsumer;

public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) {
            throw new IllegalArgumentException(workers + " workers");
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    /** Opens when it has been told so often enough. */
    private static final class Gate extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;

        Gate(int parties) {
            setState(parties);
        }

        @Override
        protected int tryAcquireShared(int ignored) {
            return getState() == 0 ? 1 : -1;
        }

        @Override
        protected boolean tryReleaseShared(int one) {
            int before;
            do {
                before = getState();
            } while (!compareAndSetState(before, before - one));
            return before == one;
        }
    }

    private final class Pool extends ThreadPoolExecutor {
        private final Gate gate = new Gate(workers);
        private final CountDownLatch terminated = new CountDownLatch(1);
        private final List<Throwable> failures = new ArrayList<>();

        Pool() {
            super(workers, workers, 0, TimeUnit.SECONDS, new SynchronousQueue<>());
        }

        @Override
        protected void beforeExecute(Thread thread, Runnable job) {
            try {
                initialise.accept(((Job) job).number);
            } catch (Throwable e) {
                synchronized (failures) {
                    failures.add(e);
                }
            }
            gate.releaseShared(1);
            gate.acquireShared(1);
        }

        @Override
        protected void terminated() {
            terminated.countDown();
        }

        final class Job implements Runnable {
            private final int number;

            Job(int number) {
                this.number = number;
            }

            @Override
            public void run() {
                synchronized (failures) {
                    if (!failures.isEmpty()) {
                        return;
                    }
                }
                work.accept(number);
            }
        }
    }

    public void run() throws InterruptedException {
        Pool pool = new Pool();
        for (int i = 0; i < workers; i++) {
            pool.execute(pool.new Job(i));
        }
        pool.shutdown();
        pool.terminated.await();
        synchronized (pool.failures) {
            if (!pool.failures.isEmpty()) {
                Throwable cause = pool.failures.remove(0);
                IllegalStateException e = new IllegalStateException(cause.toString(), cause);
                pool.failures.forEach(e::addSuppressed);
                throw e;
            }
        }
    }
}
