package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** Lines draw numbers under a read lock; the thread that writes looks for one number after the other. */
public class LineWriter implements AutoCloseable {
    private final ConcurrentHashMap<Long, String> lines = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private final Object news = new Object();
    private long end = Long.MAX_VALUE;
    private volatile boolean closed;
    private final AtomicReference<IOException> failure = new AtomicReference<>();
    private final Thread thread;

    public LineWriter(Writer sink) {
        Objects.requireNonNull(sink);
        thread = new Thread(() -> {
            try {
                try (sink) {
                    writeAll(sink);
                    sink.flush();
                }
            } catch (IOException e) {
                failure.set(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void writeAll(Writer sink) throws IOException {
        boolean interrupted = false;
        for (long next = 0; ; next++) {
            String line;
            synchronized (news) {
                line = lines.remove(next);
                while (line == null && next < end) {
                    try {
                        news.wait(TimeUnit.HOURS.toMillis(1));
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                    line = lines.remove(next);
                }
            }
            if (line == null) {
                break;
            }
            sink.append(line).append('\n');
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public void submit(String line) {
        Objects.requireNonNull(line, "line");
        gate.readLock().lock();
        try {
            if (closed || failure.get() != null) {
                throw new IllegalStateException("no more lines, please");
            }
            lines.put(numbers.getAndIncrement(), line);
        } finally {
            gate.readLock().unlock();
        }
        synchronized (news) {
            news.notifyAll();
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
        synchronized (news) {
            end = numbers.get();
            news.notifyAll();
        }
        boolean interrupted = Thread.interrupted();
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
        IOException thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
    }
}
