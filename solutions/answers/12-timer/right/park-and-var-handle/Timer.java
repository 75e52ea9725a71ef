package interleave.timer;

import java.lang.invoke.*;
import java.time.*;
import java.util.Objects;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Timer {
    private final Duration delay;
    private final Runnable function;
    private static final VarHandle FATE;
    private static final VarHandle STARTED;

    static {
        try {
            FATE = MethodHandles.lookup().findVarHandle(Timer.class, "fate", char.class);
            STARTED = MethodHandles.lookup().findVarHandle(Timer.class, "started", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile char fate = '?';
    private volatile boolean started;
    private volatile Thread thread;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (!STARTED.compareAndSet(this, false, true)) throw new IllegalStateException("again");
        long begin = System.nanoTime();
        Thread t = new Thread(() -> {
            while (fate == '?') {
                long rest = delay.toNanos() - (System.nanoTime() - begin);
                if (rest <= 0) {
                    if (FATE.compareAndSet(this, '?', 'f')) function.run();
                    return;
                }
                LockSupport.parkNanos(this, rest);
                Thread.interrupted();
            }
        });
        thread = t;
        t.start();
    }

    public boolean cancel() {
        if (FATE.compareAndSet(this, '?', 'c')) LockSupport.unpark(thread);
        return fate == 'c';
    }
}
