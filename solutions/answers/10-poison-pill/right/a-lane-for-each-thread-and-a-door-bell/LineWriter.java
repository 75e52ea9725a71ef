package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;

/** Each thread has a lane of its own, and rings when it has put a line there. A gate keeps late lines from the lanes. */
public class LineWriter implements AutoCloseable {
    private final ConcurrentMap<Thread, Queue<String>> lanes = new ConcurrentHashMap<>();
    private final Semaphore bell = new Semaphore(0);
    private final StampedLock gate = new StampedLock();
    private boolean shut;
    private volatile IOException failure;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Thread thread;

    public LineWriter(Writer sink) {
        Objects.requireNonNull(sink);
        thread = new Thread(
                () -> {
                    try (sink) {
                        drain(sink);
                        sink.flush();
                        over.complete(null);
                    } catch (IOException e) {
                        failure = e;
                    } finally {
                        over.complete(null);
                    }
                },
                "line-writer");
        thread.start();
    }

    private void drain(Writer sink) throws IOException {
        for (boolean last = false; !last; ) {
            long stamp = gate.readLock();
            last = shut;
            gate.unlockRead(stamp);
            for (Queue<String> lane : lanes.values()) {
                for (String line = lane.poll(); line != null; line = lane.poll()) {
                    sink.write(line, 0, line.length());
                    sink.write("\n");
                }
            }
            if (!last) {
                bell.acquireUninterruptibly();
                bell.drainPermits();
            }
        }
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        long stamp = gate.readLock();
        try {
            if (shut) {
                throw new IllegalStateException("closed");
            }
            lanes.computeIfAbsent(Thread.currentThread(), t -> new ConcurrentLinkedQueue<>())
                    .add(line);
        } finally {
            gate.unlockRead(stamp);
        }
        bell.release();
    }

    public void close() throws IOException {
        long stamp = gate.writeLock();
        try {
            if (shut) {
                return;
            }
            shut = true;
        } finally {
            gate.unlockWrite(stamp);
        }
        bell.release();
        over.join();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                TimeUnit.SECONDS.timedJoin(thread, 1);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        IOException f = failure;
        if (f != null) {
            throw f;
        }
    }
}
