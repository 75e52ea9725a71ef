package interleave.poisonpill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** What the sink throws leaves the thread, and its group keeps it. */
public class LineWriter implements AutoCloseable {
    private static final class Group extends ThreadGroup {
        private volatile IOException failure;

        Group() {
            super("line writers");
        }

        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            if (thrown instanceof UncheckedIOException e) {
                failure = e.getCause();
            } else {
                super.uncaughtException(thread, thrown);
            }
        }
    }

    private final Group group = new Group();
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private final Deque<String> lines = new LinkedList<>();
    private boolean closed;
    private boolean dead;
    private final Thread thread;

    public LineWriter(Writer sink) {
        Objects.requireNonNull(sink);
        thread = new Thread(group, () -> work(sink));
        thread.start();
    }

    private void work(Writer sink) {
        try (sink) {
            for (String line = next(); line != null; line = next()) {
                sink.write(line + "\n");
            }
            sink.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.lock();
            try {
                dead = true;
                notFull.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private String next() {
        lock.lock();
        try {
            while (lines.isEmpty()) {
                if (closed) {
                    return null;
                }
                notEmpty.awaitUninterruptibly();
            }
            notFull.signal();
            return lines.removeFirst();
        } finally {
            lock.unlock();
        }
    }

    public void submit(String line) {
        if (line == null) {
            throw new NullPointerException();
        }
        lock.lock();
        try {
            while (!closed && !dead && lines.size() >= 3) {
                notFull.awaitUninterruptibly();
            }
            if (closed) {
                throw new IllegalStateException("closed");
            }
            if (!dead) {
                lines.addLast(line);
                notEmpty.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            notEmpty.signalAll();
            notFull.signalAll();
        } finally {
            lock.unlock();
        }
        boolean flag = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                flag = true;
            }
        }
        if (flag) {
            Thread.currentThread().interrupt();
        }
        if (group.failure != null) {
            throw group.failure;
        }
    }
}
