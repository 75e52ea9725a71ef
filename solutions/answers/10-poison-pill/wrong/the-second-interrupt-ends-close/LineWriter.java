package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final Deque<String> lines = new ArrayDeque<>();
    private boolean closed;
    private IOException failure;
    private final Thread thread;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread = new Thread(this::run);
        thread.start();
    }

    public synchronized void submit(String line) {
        Objects.requireNonNull(line);
        if (closed) {
            throw new IllegalStateException("closed");
        }
        lines.add(line);
        notifyAll();
    }

    private synchronized String next() {
        while (lines.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                // nobody interrupts this thread
            }
        }
        return lines.poll();
    }

    private void run() {
        try {
            try {
                for (String line = next(); line != null; line = next()) {
                    sink.write(line + "\n");
                }
                sink.flush();
            } finally {
                sink.close();
            }
        } catch (IOException e) {
            synchronized (this) {
                failure = e;
            }
        }
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
        try {
            thread.join();
        } catch (InterruptedException first) {
            try {
                thread.join();
            } catch (InterruptedException second) {
                // enough of it
            }
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
