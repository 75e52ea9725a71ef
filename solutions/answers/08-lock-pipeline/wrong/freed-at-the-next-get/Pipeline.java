package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Consumer;

public class Pipeline<T> {
    private T slot;
    private boolean taken;

    public synchronized void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        while (slot != null) {
            wait();
        }
        slot = message;
        notifyAll();
    }

    public synchronized T getMessage() throws InterruptedException {
        if (taken) {
            taken = false;
            slot = null;
            notifyAll();
        }
        while (slot == null || taken) {
            wait();
        }
        taken = true;
        return slot;
    }
}
