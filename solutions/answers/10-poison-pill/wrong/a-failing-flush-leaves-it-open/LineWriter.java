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
    private final Deque<String> lines = new ArrayDeque<>();
    private boolean closed;
    private volatile IOException failure;
    private final Thread thread = new Thread(this::run, "line writer");

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread.start();
    }

    private void run() {
        try {
            try {
                for (String line = take(); line != null; line = take()) {
                    sink.write(line + "\n");
                }
            } catch (IOException e) {
                sink.close();
                throw e;
            }
            sink.flush();
            sink.close();
        } catch (IOException e) {
            failure = e;
        }
    }

    private synchronized String take() {
        while (lines.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                // Nobody interrupts this thread.
            }
        }
        return lines.poll();
    }

    public synchronized void submit(String line) {
        Objects.requireNonNull(line);
        if (closed) {
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
        if (failure != null) {
            throw failure;
        }
    }
}
