package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** If nothing comes for a minute, nobody will submit any more. */
public class LineWriter implements AutoCloseable {
    private static final Object PILL = new Object();

    private final Writer sink;
    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
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
        queue.add(line);
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(PILL);
        }
        awaitEnd();
        if (failure != null) {
            throw failure;
        }
    }

    private void run() {
        try (sink) {
            writeUntilThePill();
            sink.flush();
        } catch (IOException e) {
            failure = e;
        }
    }

    private void writeUntilThePill() throws IOException {
        for (Object next = take(); next != PILL; next = take()) {
            sink.write(next + "\n");
        }
    }

    private Object take() {
        try {
            Object next = queue.poll(1, TimeUnit.MINUTES);
            return next == null ? PILL : next;
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
