package interleave.poisonpill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class LineWriter implements AutoCloseable {
    private static final String PILL = new String("PILL");

    private final Writer sink;
    private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(16);
    private final Object closing = new Object();
    private boolean closed;
    private volatile IOException failure;
    private final Thread thread;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread = new Thread(this::run);
        thread.start();
    }

    private void run() {
        try (sink) {
            while (true) {
                String line = queue.take();
                if (line == PILL) {
                    break;
                }
                sink.write(line + "\n");
            }
            sink.flush();
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        boolean interrupted = false;
        try {
            while (true) {
                synchronized (closing) {
                    if (closed || failure != null) {
                        throw new IllegalStateException("closed");
                    }
                    if (queue.offer(line)) {
                        return;
                    }
                }
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (closing) {
            if (closed) {
                return;
            }
            closed = true;
        }
        boolean interrupted = false;
        boolean sent = failure != null;
        while (true) {
            try {
                if (!sent) {
                    queue.put(PILL);
                    sent = true;
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
}
