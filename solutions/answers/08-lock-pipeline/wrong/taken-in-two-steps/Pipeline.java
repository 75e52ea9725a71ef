package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Consumer;

public class Pipeline<T> {
    private T slot;

    public synchronized void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        while (slot != null) {
            wait();
        }
        slot = message;
        notifyAll();
    }

    public T getMessage() throws InterruptedException {
        T message = look();
        remove();
        return message;
    }

    private synchronized T look() throws InterruptedException {
        while (slot == null) {
            wait();
        }
        return slot;
    }

    private synchronized void remove() {
        slot = null;
        notifyAll();
    }
}
