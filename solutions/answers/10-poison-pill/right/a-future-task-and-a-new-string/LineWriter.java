package interleave.poisonpill;

import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** The pill is a string that no other can be identical to. The thread's result is a future, which carries the exception. */
public class LineWriter implements AutoCloseable {
    private static final String PILL = new String("pill");

    private final Writer sink;
    private final BlockingQueue<String> queue = new LinkedBlockingDeque<>();
    private final FutureTask<Void> job = new FutureTask<>(this::writeAll);
    private final Thread thread = new Thread(job, "LineWriter");
    private final AtomicBoolean closed = new AtomicBoolean();

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread.start();
    }

    private Void writeAll() throws IOException, InterruptedException {
        try (Writer out = sink) {
            String line;
            while ((line = queue.take()) != PILL) {
                out.write(line, 0, line.length());
                out.write(new char[] {'\n'});
            }
            out.flush();
        }
        return null;
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        synchronized (closed) {
            if (closed.get()) {
                throw new IllegalStateException("closed");
            }
            queue.add(line);
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (closed) {
            if (!closed.compareAndSet(false, true)) {
                return;
            }
            queue.add(PILL);
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    thread.join();
                    job.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException) {
                throw (IOException) e.getCause();
            }
            throw new IOException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
