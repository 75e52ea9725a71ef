package interleave.poisonpill;

import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final LinkedTransferQueue<String> lines = new LinkedTransferQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CompletableFuture<IOException> outcome = new CompletableFuture<>();
    private final Thread thread;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread = new Thread(() -> outcome.complete(live()));
        thread.start();
    }

    private IOException live() {
        IOException failed = null;
        while (true) {
            boolean last = closed.get() && inFlight.get() == 0;
            String line = null;
            try {
                line = lines.poll(last ? 0 : 100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                continue;
            }
            if (line == null && last) break;
            if (line == null || failed != null) continue;
            try {
                sink.write(line + "\n");
            } catch (IOException e) {
                failed = e;
            }
        }
        try (Writer w = sink) {
            if (failed == null) w.flush();
        } catch (IOException e) {
            if (failed == null) failed = e;
        }
        return failed;
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        inFlight.incrementAndGet();
        try {
            if (closed.get()) throw new IllegalStateException();
            lines.put(line);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        if (closed.getAndSet(true)) return;
        IOException e = outcome.join();
        boolean interrupted = Thread.interrupted();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException i) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        if (e != null) throw e;
    }
}
