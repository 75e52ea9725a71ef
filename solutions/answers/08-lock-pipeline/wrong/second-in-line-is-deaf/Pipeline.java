package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Consumer;

public class Pipeline<T> {
    private final Object setters = new Object();
    private final Object getters = new Object();
    private T slot;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        synchronized (setters) {
            synchronized (this) {
                while (slot != null) {
                    wait();
                }
                slot = message;
                notifyAll();
            }
        }
    }

    public T getMessage() throws InterruptedException {
        synchronized (getters) {
            synchronized (this) {
                while (slot == null) {
                    wait();
                }
                T message = slot;
                slot = null;
                notifyAll();
                return message;
            }
        }
    }
}
