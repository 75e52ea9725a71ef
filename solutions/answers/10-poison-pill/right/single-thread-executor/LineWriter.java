package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Each line is a task; an orderly shutdown of the executor is its pill. */
public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile IOException failure;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        try {
            background.execute(() -> write(line));
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("closed", e);
        }
    }

    private void write(String line) {
        if (failure != null) {
            return;
        }
        try {
            for (char c : line.toCharArray()) {
                sink.write(c);
            }
            sink.write('\n');
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        background.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (background.awaitTermination(1, TimeUnit.DAYS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            sink.close();
        } catch (IOException e) {
            if (failure == null) {
                throw e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
