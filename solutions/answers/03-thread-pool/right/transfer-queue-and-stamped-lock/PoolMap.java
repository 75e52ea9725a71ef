package interleave.threadpool;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Function;

/** Workers take jobs from a transfer queue; what they find out is written down under a stamped lock. */
public class PoolMap {
    private enum End {
        INSTANCE
    }

    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        BlockingQueue<Object> jobs = new LinkedTransferQueue<>();
        for (int i = 0; i < items.size(); i++) {
            jobs.add(i);
        }
        Notes<R> notes = new Notes<>(items.size());
        Thread[] workers = new Thread[Math.min(threads, items.size())];
        for (int i = 0; i < workers.length; i++) {
            jobs.add(End.INSTANCE);
            workers[i] = new Thread(() -> {
                while (jobs.poll() instanceof Integer job && !notes.isOver()) {
                    try {
                        notes.result(job, function.apply(items.get(job)));
                    } catch (Throwable failure) {
                        notes.over(failure);
                    }
                }
            });
        }
        for (Thread worker : workers) {
            worker.start();
        }
        InterruptedException interrupt = null;
        for (int i = 0; i < workers.length; ) {
            try {
                workers[i].join();
                i++;
            } catch (InterruptedException e) {
                interrupt = e;
                notes.over(e);
                for (Thread worker : workers) {
                    worker.interrupt();
                }
            }
        }
        if (interrupt != null) {
            throw interrupt;
        }
        return notes.read();
    }

    private static final class Notes<R> {
        private final StampedLock lock = new StampedLock();
        private final Object[] results;
        private Throwable failure;

        Notes(int size) {
            results = new Object[size];
        }

        void result(int index, R result) {
            long stamp = lock.writeLock();
            try {
                results[index] = result;
            } finally {
                lock.unlockWrite(stamp);
            }
        }

        void over(Throwable reason) {
            long stamp = lock.writeLock();
            try {
                failure = failure == null ? reason : failure;
            } finally {
                lock.unlockWrite(stamp);
            }
        }

        boolean isOver() {
            long stamp = lock.readLock();
            try {
                return failure != null;
            } finally {
                lock.unlockRead(stamp);
            }
        }

        @SuppressWarnings("unchecked")
        List<R> read() throws ExecutionException {
            long stamp = lock.readLock();
            try {
                if (failure != null) {
                    throw new ExecutionException(failure);
                }
                return (List<R>) Arrays.asList(results);
            } finally {
                lock.unlockRead(stamp);
            }
        }
    }
}
