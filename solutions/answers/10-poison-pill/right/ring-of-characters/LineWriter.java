package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final char[] ring = new char[64];
    /** Whoever has it puts a whole line, or the end. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition some = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Thread thread;
    private boolean closed;
    private long in;
    private long out;
    private boolean end;
    private IOException failure;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        this.thread = new Thread(this::pump, "pump");
        this.thread.start();
    }

    private void pump() {
        char[] part = new char[ring.length];
        try {
            for (int n = take(part); n > 0; n = take(part)) {
                sink.write(part, 0, n);
            }
            sink.flush();
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException e) {
            fail(new IOException(e));
        } finally {
            try {
                sink.close();
            } catch (IOException e) {
                fail(e);
            }
        }
    }

    private int take(char[] part) {
        lock.lock();
        try {
            while (in == out && !end) {
                some.awaitUninterruptibly();
            }
            int n = 0;
            while (out < in) {
                part[n++] = ring[(int) (out++ % ring.length)];
            }
            room.signalAll();
            return n;
        } finally {
            lock.unlock();
        }
    }

    private void fail(IOException e) {
        lock.lock();
        try {
            if (failure == null) {
                failure = e;
            } else if (failure != e) {
                failure.addSuppressed(e);
            }
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void put(CharSequence text) {
        lock.lock();
        try {
            for (int i = 0; i < text.length() && failure == null; ) {
                if (in - out < ring.length) {
                    ring[(int) (in++ % ring.length)] = text.charAt(i++);
                } else {
                    some.signalAll();
                    room.awaitUninterruptibly();
                }
            }
            some.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        turn.lock();
        try {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            put(line);
            put("\n");
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        turn.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            turn.unlock();
        }
        lock.lock();
        end = true;
        some.signalAll();
        lock.unlock();
        for (boolean flag = Thread.interrupted(); ; flag = true) {
            try {
                thread.join();
                if (flag) {
                    Thread.currentThread().interrupt();
                }
                break;
            } catch (InterruptedException e) {
                continue;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
