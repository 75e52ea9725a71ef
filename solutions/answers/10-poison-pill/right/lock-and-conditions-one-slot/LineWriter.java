package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One slot: a submit waits until its line is taken, so at most one line waits when the writer closes. */
public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private String slot;
    private boolean closed;
    private boolean ended;
    private IOException failure;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        new Thread(this::run).start();
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        lock.lock();
        try {
            while (slot != null && !closed && failure == null) {
                changed.awaitUninterruptibly();
            }
            if (closed || failure != null) {
                throw new IllegalStateException("closed");
            }
            slot = line;
            changed.signalAll();
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
            changed.signalAll();
            while (!ended) {
                changed.awaitUninterruptibly();
            }
            if (failure != null) {
                throw failure;
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        IOException thrown = null;
        try {
            for (String line = next(); line != null; line = next()) {
                sink.write(line.concat("\n"), 0, line.length() + 1);
            }
            sink.flush();
        } catch (IOException e) {
            thrown = e;
            note(e, false);
        }
        try {
            sink.close();
            note(thrown, true);
        } catch (IOException e) {
            note(thrown == null ? e : thrown, true);
        }
    }

    private void note(IOException thrown, boolean last) {
        lock.lock();
        try {
            failure = thrown;
            ended = last;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private String next() {
        lock.lock();
        try {
            while (slot == null && !closed) {
                changed.awaitUninterruptibly();
            }
            String line = slot;
            slot = null;
            changed.signalAll();
            return line;
        } finally {
            lock.unlock();
        }
    }
}
