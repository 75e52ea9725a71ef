package interleave.poisonpill;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Submitters share the gate that close shuts; a full queue makes them wait, and the thread looks round now and then. */
public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(3);
    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private final Thread thread = new Thread(this::run);
    private volatile boolean closed;
    private volatile IOException failure;

    public LineWriter(Writer sink) {
        this.sink = new BufferedWriter(Objects.requireNonNull(sink));
        thread.start();
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        boolean interrupted = false;
        gate.readLock().lock();
        try {
            while (true) {
                if (closed || failure != null) {
                    throw new IllegalStateException("closed");
                }
                try {
                    if (queue.offer(line, 20, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            gate.readLock().unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
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
        } finally {
            gate.writeLock().unlock();
        }
        awaitEnd();
        if (failure != null) {
            throw failure;
        }
    }

    private void run() {
        try {
            try (sink) {
                while (!closed || !queue.isEmpty()) {
                    String line = queue.poll(10, TimeUnit.MILLISECONDS);
                    if (line != null) {
                        sink.write(line);
                        sink.write("\n");
                    }
                }
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitEnd() {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
