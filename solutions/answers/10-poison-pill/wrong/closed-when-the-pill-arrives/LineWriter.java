package interleave.poisonpill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class LineWriter implements AutoCloseable {
    private static final String PILL = new String("the end");

    private final Writer sink;
    private final LinkedBlockingDeque<String> queue = new LinkedBlockingDeque<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile boolean over;
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
                    over = true;
                    break;
                }
                sink.write(line + "\n");
            }
            sink.flush();
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            over = true;
        }
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        if (over) {
            throw new IllegalStateException("closed");
        }
        queue.add(line);
    }

    @Override
    public void close() throws IOException {
        if (closing.getAndSet(true)) {
            return;
        }
        queue.add(PILL);
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
}
