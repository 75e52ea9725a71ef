package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Pipeline<T> {
    private final Monitor monitor = new Monitor();
    private Optional<T> slot = Optional.empty();

    public void setMessage(T message) throws InterruptedException {
        Optional<T> next = Optional.of(message);
        monitor.acquireInterruptibly(1);
        try {
            while (slot.isPresent()) {
                monitor.empty.await();
            }
            slot = next;
            monitor.full.signal();
        } finally {
            monitor.release(1);
        }
    }

    public T getMessage() throws InterruptedException {
        monitor.acquireInterruptibly(1);
        try {
            while (slot.isEmpty()) {
                monitor.full.await();
            }
            T message = slot.get();
            slot = Optional.empty();
            monitor.empty.signal();
            return message;
        } finally {
            monitor.release(1);
        }
    }
}
