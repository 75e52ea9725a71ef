package interleave.poisonpill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final List<Queue<String>> lanes = List.of(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
    private final AtomicInteger turn = new AtomicInteger();
    private final Semaphore waiting = new Semaphore(0);
    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private volatile boolean closed;
    private volatile IOException failure;
    private final Thread thread;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread = new Thread(this::run);
        thread.start();
    }

    private void run() {
        try (sink) {
            boolean last;
            do {
                waiting.acquireUninterruptibly();
                waiting.drainPermits();
                last = closed;
                for (Queue<String> lane : lanes) {
                    for (String line = lane.poll(); line != null; line = lane.poll()) {
                        sink.write(line + "\n");
                    }
                }
            } while (!last);
            sink.flush();
        } catch (IOException e) {
            failure = e;
        }
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        gate.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            lanes.get(turn.getAndIncrement() & 1).add(line);
            waiting.release();
        } finally {
            gate.readLock().unlock();
        }
    }

    @Override
    public void close() throws IOException {
        gate.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            waiting.release();
        } finally {
            gate.writeLock().unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
