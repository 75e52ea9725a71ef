package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** The textbook: empty, full and mutex, around a list. */
public class Pipeline<T> {
    private final Semaphore empty = new Semaphore(1);
    private final Semaphore full = new Semaphore(0);
    private final Semaphore mutex = new Semaphore(1);
    private final List<T> list = new ArrayList<>();

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        empty.acquire();
        mutex.acquireUninterruptibly();
        try {
            list.add(message);
        } finally {
            mutex.release();
        }
        full.release();
    }

    public T getMessage() throws InterruptedException {
        full.acquire();
        T message;
        mutex.acquireUninterruptibly();
        try {
            message = list.remove(0);
        } finally {
            mutex.release();
        }
        empty.release();
        return message;
    }
}
