package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;

/** No pill at all: the thread ends when it finds the queue empty and the writer closed. */
public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final Queue<String> lines = new ArrayDeque<>();
    private final Thread thread;
    private boolean closed;
    private IOException failure;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread = new Thread(this::run);
        thread.setDaemon(true);
        thread.start();
    }

    public synchronized void submit(String line) {
        Objects.requireNonNull(line);
        if (closed || failure != null) {
            throw new IllegalStateException("closed");
        }
        lines.add(line);
        notifyAll();
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            notifyAll();
        }
        awaitEnd();
        if (failure != null) {
            throw failure;
        }
    }

    private void run() {
        try {
            for (String line = next(); line != null; line = next()) {
                sink.append(line).append('\n');
            }
        } catch (IOException e) {
            fail(e);
        }
        try {
            sink.close();
        } catch (IOException e) {
            fail(e);
        }
    }

    private synchronized void fail(IOException e) {
        if (failure == null) {
            failure = e;
        }
    }

    private synchronized String next() {
        while (lines.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return lines.poll();
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
