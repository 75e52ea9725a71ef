package interleave.poisonpill;

import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** Text is collected in a builder; the background thread takes the whole builder away and leaves a new one. */
public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final Object lock = new Object();
    private final Thread thread;
    private StringBuilder text = new StringBuilder();
    private boolean closed;
    private IOException failure;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread = new Thread(this::work, "line writer");
        thread.start();
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        synchronized (lock) {
            if (closed || failure != null) {
                throw new IllegalStateException(closed ? "closed" : "the sink has failed");
            }
            text.append(line).append('\n');
            lock.notifyAll();
        }
    }

    private void work() {
        try {
            for (StringBuilder some = next(); some.length() > 0; some = next()) {
                sink.append(some);
            }
            sink.flush();
        } catch (IOException e) {
            failed(e);
        } finally {
            try {
                sink.close();
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    private void failed(IOException e) {
        synchronized (lock) {
            if (failure == null) {
                failure = e;
            } else if (failure != e) {
                failure.addSuppressed(e);
            }
        }
    }

    private StringBuilder next() {
        synchronized (lock) {
            while (text.length() == 0 && !closed) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    // nobody but a stranger interrupts this thread
                }
            }
            StringBuilder some = text;
            text = new StringBuilder();
            return some;
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            lock.notifyAll();
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
        synchronized (lock) {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
