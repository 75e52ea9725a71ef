package interleave.poisonpill;

import java.io.*;
import java.util.*;
import java.util.concurrent.*;

public class LineWriter implements AutoCloseable {
    private record Entry(long time, String line) {}

    private final Writer sink;
    private final Thread thread;
    private final PriorityBlockingQueue<Entry> queue =
            new PriorityBlockingQueue<>(11, Comparator.comparingLong(Entry::time));
    private volatile IOException failure;
    private boolean closed;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread = new Thread(this::run, "line-writer");
        thread.start();
    }

    public synchronized void submit(String line) {
        Objects.requireNonNull(line);
        if (closed) {
            throw new IllegalStateException();
        }
        queue.put(new Entry(System.currentTimeMillis(), line));
    }

    private void run() {
        try {
            for (Entry entry = take(); entry.line() != null; entry = take()) {
                sink.write(entry.line() + "\n");
            }
            sink.flush();
        } catch (IOException e) {
            failure = e;
        } finally {
            try {
                sink.close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                }
            }
        }
    }

    private Entry take() {
        for (;;) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                // nobody interrupts this thread
            }
        }
    }

    @Override
    public void close() throws IOException {
        boolean first;
        synchronized (this) {
            first = !closed;
            closed = true;
            if (first) {
                queue.put(new Entry(Long.MAX_VALUE, null));
            }
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
        if (first && failure != null) {
            throw failure;
        }
    }
}
