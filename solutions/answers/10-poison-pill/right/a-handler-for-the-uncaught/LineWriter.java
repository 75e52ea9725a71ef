package interleave.poisonpill;

import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.logging.Logger;
import java.util.stream.*;

/** What the writing thread throws is caught by its handler, and from there on the queue is closed. */
public class LineWriter implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger("lines");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Writer sink;
    private final Thread thread;
    private final ArrayDeque<String> lines = new ArrayDeque<>();

    private enum Phase {
        OPEN,
        CLOSED,
        BROKEN
    }

    private Phase phase = Phase.OPEN;
    private boolean closeCalled;
    private volatile IOException failure;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread = new Thread(this::writeAll);
        thread.setName("line-writer-" + COUNT.incrementAndGet());
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.setUncaughtExceptionHandler((t, e) -> {
            if (e instanceof UncheckedIOException) {
                broken(((UncheckedIOException) e).getCause());
            } else {
                broken(new IOException(e));
            }
            LOGGER.fine(t.getName() + " ends: " + e);
        });
        thread.start();
    }

    private synchronized void broken(IOException e) {
        failure = e;
        phase = Phase.BROKEN;
        lines.clear();
    }

    public synchronized void submit(String line) {
        Objects.requireNonNull(line);
        if (phase != Phase.OPEN) {
            throw new IllegalStateException("This writer is " + phase.toString().toLowerCase());
        }
        lines.add(line);
        notify();
    }

    private void writeAll() {
        try {
            try {
                String line;
                while ((line = next()) != null) {
                    sink.write(line);
                    sink.write("\n");
                }
                sink.flush();
            } catch (IOException e) {
                try {
                    sink.close();
                } catch (IOException second) {
                    LOGGER.warning("cannot even be closed: " + second);
                }
                throw e;
            }
            sink.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized String next() {
        while (lines.isEmpty() && phase == Phase.OPEN) {
            try {
                wait();
            } catch (InterruptedException e) {
                LOGGER.info("do not disturb");
            }
        }
        return lines.poll();
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closeCalled) {
                return;
            }
            closeCalled = true;
            if (phase == Phase.OPEN) {
                phase = Phase.CLOSED;
            }
            notify();
        }
        boolean interrupted = false;
        for (boolean ended = false; !ended; ) {
            try {
                thread.join();
                ended = true;
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
}
