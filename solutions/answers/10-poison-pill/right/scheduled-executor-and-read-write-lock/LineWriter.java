package interleave.poisonpill;

import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** Lines are submitted under the read lock, the end under the write lock; what is last is done by the closing thread. */
public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private final AtomicReference<IOException> failure = new AtomicReference<>();

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink, "sink");
    }

    public void submit(String line) {
        Objects.requireNonNull(line, "line");
        gate.readLock().lock();
        try {
            if (background.isShutdown()) {
                throw new IllegalStateException("This writer is closed.");
            }
            background.execute(() -> attempt(() -> {
                sink.write(line);
                sink.write('\n');
            }));
        } finally {
            gate.readLock().unlock();
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private void attempt(Step step) {
        if (failure.get() == null) {
            try {
                step.run();
            } catch (IOException e) {
                failure.set(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        gate.writeLock().lock();
        try {
            if (background.isShutdown()) {
                return;
            }
            background.shutdown();
        } finally {
            gate.writeLock().unlock();
        }
        boolean interrupted = false;
        boolean terminated = false;
        while (!terminated) {
            try {
                terminated = background.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        attempt(sink::flush);
        try {
            sink.close();
        } catch (IOException e) {
            failure.compareAndSet(null, e);
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }
}
