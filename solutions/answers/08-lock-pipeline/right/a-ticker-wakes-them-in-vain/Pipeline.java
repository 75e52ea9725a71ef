package interleave.lockpipeline;

import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A cautious pipeline: a thread of its own wakes all who wait, once a minute, should ever a signal be lost. */
public class Pipeline<T> {
    private static final long MILLIS = 60_000;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Condition changed = lock.writeLock().newCondition();
    private Thread ticker;
    private T message;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        lock.writeLock().lockInterruptibly();
        try {
            while (this.message != null) {
                await();
            }
            this.message = message;
            changed.signalAll();
        } finally {
            lock.writeLock().unlock();
        }
    }

    public T getMessage() throws InterruptedException {
        lock.writeLock().lockInterruptibly();
        try {
            while (message == null) {
                await();
            }
            T taken = message;
            message = null;
            changed.signalAll();
            return taken;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void await() throws InterruptedException {
        if (ticker == null) {
            ticker = new Thread(new Ticker(new WeakReference<>(this)), "ticker");
            ticker.setDaemon(true);
            ticker.start();
        }
        changed.await();
    }

    private record Ticker(WeakReference<Pipeline<?>> pipeline) implements Runnable {
        @Override
        public void run() {
            try {
                do {
                    Thread.sleep(MILLIS);
                } while (wake(pipeline.get()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static boolean wake(Pipeline<?> pipeline) {
            if (pipeline == null) {
                return false;
            }
            pipeline.lock.writeLock().lock();
            try {
                if (!pipeline.lock.hasWaiters(pipeline.changed)) {
                    pipeline.ticker = null;
                    return false;
                }
                pipeline.changed.signalAll();
                return true;
            } finally {
                pipeline.lock.writeLock().unlock();
            }
        }
    }
}
