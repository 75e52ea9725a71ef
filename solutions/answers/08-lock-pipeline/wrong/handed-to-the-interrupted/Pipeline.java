package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Consumer;

public class Pipeline<T> {
    private static final class Hand<T> {
        T message;
    }

    private final Deque<Hand<T>> getters = new ArrayDeque<>();
    private T slot;

    public synchronized void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        while (slot != null) {
            wait();
        }
        Hand<T> first = getters.poll();
        if (first != null) {
            first.message = message;
        } else {
            slot = message;
        }
        notifyAll();
    }

    public synchronized T getMessage() throws InterruptedException {
        if (slot != null) {
            T message = slot;
            slot = null;
            notifyAll();
            return message;
        }
        Hand<T> mine = new Hand<>();
        getters.add(mine);
        try {
            while (mine.message == null) {
                wait();
            }
            return mine.message;
        } finally {
            getters.remove(mine);
        }
    }
}
