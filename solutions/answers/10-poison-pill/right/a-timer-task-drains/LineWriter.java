package interleave.poisonpill;

import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** A timer empties the queue fifty times a second, and for the last time when it finds the writer closed. */
public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final java.util.Timer timer = new java.util.Timer("line writer", false);
    private final CompletableFuture<Thread> over = new CompletableFuture<>();
    private boolean closed;
    private IOException failure;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        timer.schedule(new Drain(), 0L, 20L);
    }

    private class Drain extends TimerTask {
        @Override
        public void run() {
            boolean last = isClosed();
            String line;
            while ((line = lines.poll()) != null) {
                if (failure == null) {
                    try {
                        sink.append(line).append('\n');
                    } catch (IOException e) {
                        failure = e;
                    }
                }
            }
            if (last) {
                try {
                    try {
                        if (failure == null) {
                            sink.flush();
                        }
                    } finally {
                        sink.close();
                    }
                } catch (IOException e) {
                    if (failure == null) {
                        failure = e;
                    }
                }
                timer.cancel();
                over.complete(Thread.currentThread());
            }
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    public synchronized void submit(String line) {
        Objects.requireNonNull(line);
        if (closed) {
            throw new IllegalStateException();
        }
        lines.add(line);
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        Thread thread = over.join();
        boolean interrupted = Thread.interrupted();
        while (thread.isAlive()) {
            try {
                thread.join(1000);
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
