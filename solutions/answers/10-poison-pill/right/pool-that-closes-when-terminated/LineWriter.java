package interleave.poisonpill;

import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

/** A pool of one; what is left to do at the end, its hook does. */
public class LineWriter implements AutoCloseable {
    private static final class Pool extends ThreadPoolExecutor {
        private final Writer sink;
        private final AtomicReference<IOException> failure = new AtomicReference<>();
        private volatile Thread thread;

        Pool(Writer sink) {
            super(1, 1, 0, TimeUnit.NANOSECONDS, new LinkedBlockingQueue<>());
            this.sink = sink;
            setThreadFactory(work -> thread = new Thread(work, "line writer"));
            setRejectedExecutionHandler((job, pool) -> {
                throw new IllegalStateException("closed");
            });
            prestartCoreThread();
        }

        void guarded(Callable<?> action) {
            try {
                action.call();
            } catch (IOException e) {
                failure.compareAndSet(null, e);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected void terminated() {
            boolean flag = Thread.interrupted();
            if (failure.get() == null) {
                guarded(() -> {
                    sink.flush();
                    return null;
                });
            }
            guarded(() -> {
                sink.close();
                return null;
            });
            if (flag) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final Pool pool;
    private final AtomicBoolean closed = new AtomicBoolean();

    public LineWriter(Writer sink) {
        pool = new Pool(Objects.requireNonNull(sink));
    }

    public void submit(String line) {
        String whole = line.concat("\n");
        pool.execute(() -> {
            if (pool.failure.get() == null) {
                pool.guarded(() -> pool.sink.append(whole));
            }
        });
    }

    @Override
    public void close() throws IOException {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        pool.shutdown();
        boolean interrupted = Thread.interrupted();
        while (pool.thread.isAlive()) {
            try {
                pool.thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        IOException e = pool.failure.get();
        if (e != null) {
            throw e;
        }
    }
}
