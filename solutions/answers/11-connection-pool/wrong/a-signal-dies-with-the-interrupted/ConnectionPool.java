package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class ConnectionPool<C> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition returned = lock.newCondition();
    private final ArrayDeque<C> free;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException();
        }
        free = new ArrayDeque<>(connections);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection;
        lock.lockInterruptibly();
        try {
            while (free.isEmpty()) {
                returned.await();
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            connection = free.pop();
        } finally {
            lock.unlock();
        }
        try {
            return work.apply(connection);
        } finally {
            lock.lock();
            try {
                free.push(connection);
                returned.signal();
            } finally {
                lock.unlock();
            }
        }
    }
}
