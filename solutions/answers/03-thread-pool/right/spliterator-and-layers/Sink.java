package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Takes results in any order. */
final class Sink<R> {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final ArrayList<R> results = new ArrayList<>();
    private Throwable failure;

    void put(int index, R result) {
        lock.writeLock().lock();
        try {
            while (results.size() <= index) {
                results.add(null);
            }
            results.set(index, result);
        } finally {
            lock.writeLock().unlock();
        }
    }

    void fail(Throwable thrown) {
        lock.writeLock().lock();
        try {
            if (failure == null) {
                failure = thrown;
            } else if (failure != thrown) {
                failure.addSuppressed(thrown);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    List<R> toList() throws ExecutionException {
        lock.readLock().lock();
        try {
            if (failure != null) {
                throw new ExecutionException(failure);
            }
            return new ArrayList<>(results);
        } finally {
            lock.readLock().unlock();
        }
    }
}
