package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final ExecutorService background = Executors.newFixedThreadPool(2);
    private volatile IOException failure;
    private boolean closed;

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
        try {
            sink.write(line + "\n");
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
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
        sink.close();
        if (failure != null) {
            throw failure;
        }
    }
}
