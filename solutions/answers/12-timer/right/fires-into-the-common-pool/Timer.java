package interleave.timer;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final Phaser phaser = new Phaser(1);
    private final AtomicBoolean decided = new AtomicBoolean();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean cancelled;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (started.getAndSet(true)) throw new IllegalStateException();
        if (phaser.isTerminated()) return;
        Thread thread = new Thread(() -> {
            try {
                phaser.awaitAdvanceInterruptibly(0, delay.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (decided.compareAndSet(false, true)) {
                    phaser.forceTermination();
                    CompletableFuture.runAsync(function).join();
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        thread.start();
    }

    public synchronized boolean cancel() {
        if (decided.compareAndSet(false, true)) {
            cancelled = true;
            phaser.forceTermination();
        }
        return cancelled;
    }
}
