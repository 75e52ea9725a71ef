package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Whoever brings a line while nobody writes starts a thread that writes until there are no more lines. */
public class LineWriter implements AutoCloseable {
    private static final class Pending {
        final List<String> lines;
        final boolean atWork;
        final boolean closed;

        Pending(List<String> lines, boolean atWork, boolean closed) {
            this.lines = List.copyOf(lines);
            this.atWork = atWork;
            this.closed = closed;
        }
    }

    private final Writer sink;
    private final AtomicReference<Pending> pending = new AtomicReference<>(new Pending(List.of(), false, false));
    private final AtomicReference<IOException> failure = new AtomicReference<>();
    private final CountDownLatch sinkClosed = new CountDownLatch(1);
    private volatile Thread last;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        for (; ; ) {
            Pending now = pending.get();
            if (now.closed) {
                throw new IllegalStateException();
            }
            List<String> lines = new ArrayList<>(now.lines);
            lines.add(line);
            if (pending.compareAndSet(now, new Pending(lines, true, false))) {
                if (!now.atWork) {
                    new Thread(this::burst).start();
                }
                return;
            }
        }
    }

    public void close() throws IOException {
        for (; ; ) {
            Pending now = pending.get();
            if (now.closed) {
                return;
            }
            if (pending.compareAndSet(now, new Pending(now.lines, true, true))) {
                if (!now.atWork) {
                    new Thread(this::burst).start();
                }
                break;
            }
        }
        boolean interrupted = false;
        while (true) {
            try {
                sinkClosed.await();
                last.join();
                break;
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

    private void burst() {
        for (; ; ) {
            Pending now = pending.get();
            if (!now.lines.isEmpty()) {
                if (pending.compareAndSet(now, new Pending(List.of(), true, now.closed))) {
                    write(now.lines);
                }
            } else if (now.closed) {
                finish();
                return;
            } else if (pending.compareAndSet(now, new Pending(List.of(), false, false))) {
                return;
            }
        }
    }

    private void write(List<String> lines) {
        try {
            for (String line : lines) {
                if (failure.get() != null) {
                    return;
                }
                sink.write(line + "\n");
            }
        } catch (IOException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void finish() {
        try {
            try {
                sink.flush();
            } finally {
                sink.close();
            }
        } catch (IOException e) {
            failure.compareAndSet(null, e);
        } finally {
            last = Thread.currentThread();
            sinkClosed.countDown();
        }
    }
}
