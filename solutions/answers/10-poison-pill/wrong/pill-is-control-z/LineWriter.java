package interleave.poisonpill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class LineWriter implements AutoCloseable {
    private static final String PILL = Character.toString(26);

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
        try (sink) {
            for (String line = take(); line != null; line = take()) {
                sink.write(line + "\n");
            }
            sink.flush();
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
        String line = lines.poll();
        return PILL.equals(line) ? null : line;
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
            lines.add(PILL);
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
