package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Consumer;

public class Pipeline<T> {
    private T slot;
    private long next;
    private long turn;

    public synchronized void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        long mine = next++;
        while (slot != null || turn != mine) {
            wait();
        }
        turn++;
        slot = message;
        notifyAll();
    }

    public synchronized T getMessage() throws InterruptedException {
        while (slot == null) {
            wait();
        }
        T message = slot;
        slot = null;
        notifyAll();
        return message;
    }
}
