package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The thread of the pool ends when it has had nothing to do for a moment, and comes again with the next line. */
public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final ThreadPoolExecutor pool;
    private final AtomicReference<IOException> failure = new AtomicReference<>();
    private final AtomicBoolean closing = new AtomicBoolean();

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink, "sink");
        pool = new ThreadPoolExecutor(1, 1, 30, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>());
        pool.allowCoreThreadTimeOut(true);
        pool.prestartCoreThread();
    }

    public void submit(String line) {
        Objects.requireNonNull(line, "line");
        if (failure.get() != null) {
            throw new IllegalStateException("the sink has failed", failure.get());
        }
        try {
            synchronized (pool) {
                pool.execute(() -> quietly(() -> {
                    if (failure.get() == null) {
                        sink.write(line);
                        sink.write('\n');
                    }
                }));
            }
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("closed", e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private void quietly(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            if (!failure.compareAndSet(null, e) && failure.get() != e) {
                failure.get().addSuppressed(e);
            }
        }
    }

    public void close() throws IOException {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        synchronized (pool) {
            pool.execute(() -> {
                quietly(() -> {
                    if (failure.get() == null) {
                        sink.flush();
                    }
                });
                quietly(sink::close);
            });
            pool.shutdown();
        }
        boolean interrupted = false;
        for (boolean ended = false; !ended; ) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }
}
