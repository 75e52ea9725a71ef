package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** The slot is a map with one key. */
public class Pipeline<T> {
    private final ConcurrentMap<String, T> box = new ConcurrentHashMap<>();

    public void setMessage(T message) throws InterruptedException {
        synchronized (box) {
            while (box.putIfAbsent("message", message) != null) {
                box.wait();
            }
            box.notifyAll();
        }
    }

    public T getMessage() throws InterruptedException {
        T message;
        synchronized (box) {
            while ((message = box.remove("message")) == null) {
                box.wait();
            }
            box.notifyAll();
        }
        return message;
    }
}
