package interleave.poisonpill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Each line is a stage that follows the one before; a failed stage fails all that follow. */
public class LineWriter implements AutoCloseable {
    private interface Step {
        void run() throws IOException;
    }

    private final Writer sink;
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private boolean closed;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
    }

    public synchronized void submit(String line) {
        Objects.requireNonNull(line);
        if (closed) {
            throw new IllegalStateException("closed");
        }
        last = last.thenRunAsync(() -> unchecked(() -> sink.write(line + "\n")), background);
    }

    @Override
    public void close() throws IOException {
        CompletableFuture<Void> end;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            end = last.thenRunAsync(() -> unchecked(sink::flush), background)
                    .whenCompleteAsync((nothing, failure) -> unchecked(sink::close), background);
        }
        IOException thrown = null;
        try {
            end.join();
        } catch (CompletionException e) {
            thrown = ((UncheckedIOException) e.getCause()).getCause();
        }
        background.shutdown();
        awaitTermination();
        if (thrown != null) {
            throw thrown;
        }
    }

    private static void unchecked(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitTermination() {
        boolean interrupted = Thread.interrupted();
        boolean ended = false;
        while (!ended) {
            try {
                ended = background.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
