package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

public class LineWriter implements AutoCloseable {
    private static final Object PILL = new Object();

    private final Writer sink;
    private final BlockingQueue<Object> lines = new ArrayBlockingQueue<>(4);
    private final Thread thread = new Thread(this::write, "line-writer");
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;
    private volatile IOException failure;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread.start();
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        boolean interrupted = false;
        lock.readLock().lock();
        try {
            if (closed || failure != null) {
                throw new IllegalStateException("closed");
            }
            while (true) {
                try {
                    lines.put(line);
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            lock.readLock().unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            lock.writeLock().unlock();
        }
        boolean interrupted = false;
        while (true) {
            try {
                while (thread.isAlive() && !lines.offer(PILL, 200, TimeUnit.MILLISECONDS)) {
                    // the thread may have ended meanwhile
                }
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

    private void write() {
        try {
            try {
                Object line = take();
                while (line != PILL) {
                    sink.write(line + "\n");
                    line = take();
                }
                sink.flush();
            } finally {
                sink.close();
            }
        } catch (IOException e) {
            failure = e;
            lines.clear();
        }
    }

    private Object take() {
        while (true) {
            try {
                return lines.take();
            } catch (InterruptedException e) {
                // nobody has a reason to interrupt this thread
            }
        }
    }
}
