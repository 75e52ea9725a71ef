package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A minute is enough for a line to find room. */
public class LineWriter implements AutoCloseable {
    private static final Object PILL = new Object();

    private final Writer sink;
    private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(100);
    private final Thread thread = new Thread(this::run, "line writer");
    private boolean closed;
    private IOException failure;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread.start();
    }

    public synchronized void submit(String line) {
        Objects.requireNonNull(line);
        if (closed) {
            throw new IllegalStateException("closed");
        }
        boolean interrupted = false;
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (true) {
            try {
                queue.offer(line, end - System.nanoTime(), TimeUnit.NANOSECONDS);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            putPill();
        }
        awaitEnd();
        if (failure != null) {
            throw failure;
        }
    }

    private void putPill() {
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(PILL);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (sink) {
            writeUntilThePill();
            sink.flush();
        } catch (IOException e) {
            failure = e;
            while (take() != PILL) {
                // Nobody is to wait for room.
            }
        }
    }

    private void writeUntilThePill() throws IOException {
        for (Object next = take(); next != PILL; next = take()) {
            sink.write(next + "\n");
        }
    }

    private Object take() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody knows this thread", e);
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
