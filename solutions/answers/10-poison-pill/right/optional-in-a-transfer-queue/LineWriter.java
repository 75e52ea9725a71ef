package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TransferQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;

/** An empty Optional is the pill. Submitters share a stamped lock, so that none is between its look and its line when it comes. */
public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final TransferQueue<Optional<String>> queue = new LinkedTransferQueue<>();
    private final StampedLock door = new StampedLock();
    private final ReentrantLock order = new ReentrantLock(true);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread = new Thread(this::run);
    private IOException failure;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread.setDaemon(true);
        thread.start();
    }

    public void submit(String line) {
        Optional<String> message = Optional.of(line);
        long stamp = door.readLock();
        try {
            if (closed.get()) {
                throw new IllegalStateException("closed");
            }
            order.lock();
            try {
                queue.add(message);
            } finally {
                order.unlock();
            }
        } finally {
            door.unlockRead(stamp);
        }
    }

    @Override
    public void close() throws IOException {
        long stamp = door.writeLock();
        try {
            if (closed.getAndSet(true)) {
                return;
            }
            queue.add(Optional.empty());
        } finally {
            door.unlockWrite(stamp);
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
        if (failure != null) {
            throw failure;
        }
    }

    private void run() {
        try (sink) {
            while (true) {
                Optional<String> message = queue.take();
                if (message.isEmpty()) {
                    sink.flush();
                    return;
                }
                sink.append(message.get() + '\n');
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
