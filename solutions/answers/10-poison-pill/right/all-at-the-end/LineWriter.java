package interleave.poisonpill;

import java.io.*;
import java.util.*;
import java.util.concurrent.*;

/** Nothing is written before the end: then the thread, which has waited for it, writes all. */
public class LineWriter implements AutoCloseable {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CompletableFuture<Void> written = new CompletableFuture<>();
    private final Thread thread;

    public LineWriter(Writer sink) {
        Objects.requireNonNull(sink);
        thread = new Thread(
                () -> {
                    while (closed.getCount() > 0) {
                        try {
                            closed.await();
                        } catch (InterruptedException e) {
                            // waits on
                        }
                    }
                    try (sink) {
                        for (String line : lines) {
                            sink.write(line + "\n");
                        }
                        sink.flush();
                    } catch (Throwable t) {
                        written.completeExceptionally(t);
                    }
                    written.complete(null);
                },
                "writes at the end");
        thread.setDaemon(true);
        thread.start();
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        synchronized (lines) {
            if (closed.getCount() == 0) {
                throw new IllegalStateException("too late: " + line);
            }
            lines.add(line);
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (lines) {
            if (closed.getCount() == 0) {
                return;
            }
            closed.countDown();
        }
        try {
            written.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw e;
        } finally {
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
        }
    }
}
