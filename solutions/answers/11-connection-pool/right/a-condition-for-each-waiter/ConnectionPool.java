package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** First come, first served: a connection that comes back is handed to the first in the line. */
public class ConnectionPool<C> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<C> free = new ArrayDeque<>();
    private final Deque<Waiter<C>> line = new ArrayDeque<>();

    public ConnectionPool(Collection<? extends C> connections) {
        free.addAll(connections);
        if (free.isEmpty()) {
            throw new IllegalArgumentException();
        }
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection = borrow();
        try {
            return work.apply(connection);
        } finally {
            lock.lock();
            try {
                giveBack(connection);
            } finally {
                lock.unlock();
            }
        }
    }

    private C borrow() throws InterruptedException {
        lock.lock();
        try {
            if (!free.isEmpty()) {
                return free.pop();
            }
            Waiter<C> me = new Waiter<>(lock.newCondition());
            line.addLast(me);
            try {
                while (!me.served) {
                    me.called.await();
                }
            } catch (InterruptedException e) {
                if (me.served) {
                    giveBack(me.connection);
                } else {
                    line.remove(me);
                }
                throw e;
            }
            return me.connection;
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(C connection) {
        Waiter<C> first = line.pollFirst();
        if (first == null) {
            free.push(connection);
        } else {
            first.connection = connection;
            first.served = true;
            first.called.signal();
        }
    }
}
