package interleave.connectionpool;

import java.lang.ref.WeakReference;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Function;

public class ConnectionPool<C> {
    private final Deque<C> free = new ArrayDeque<>();
    private final Semaphore permits;
    private final ReentrantLock lock = new ReentrantLock();

    public ConnectionPool(Collection<? extends C> connections) {
        free.addAll(connections);
        if (free.isEmpty()) {
            throw new IllegalArgumentException();
        }
        permits = new Semaphore(free.size());
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection = lend();
        try {
            return work.apply(connection);
        } finally {
            lock.lock();
            try {
                free.push(connection);
            } finally {
                lock.unlock();
            }
            permits.release();
        }
    }

    private C lend() throws InterruptedException {
        permits.acquire();
        lock.lockInterruptibly();
        try {
            return free.pop();
        } finally {
            lock.unlock();
        }
    }
}
