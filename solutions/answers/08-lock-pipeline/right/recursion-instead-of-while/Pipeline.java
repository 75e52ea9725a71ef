package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** Who has waited in vain asks himself again. */
public class Pipeline<T> {
    private final Object door = new Object();
    private boolean full;
    private T message;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        synchronized (door) {
            if (full) {
                door.wait();
                setMessage(message);
            } else {
                this.message = message;
                full = true;
                door.notifyAll();
            }
        }
    }

    public T getMessage() throws InterruptedException {
        synchronized (door) {
            if (!full) {
                door.wait();
                return getMessage();
            }
            full = false;
            door.notifyAll();
            return message;
        }
    }
}
