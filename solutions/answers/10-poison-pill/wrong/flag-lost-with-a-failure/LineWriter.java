package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

public class LineWriter implements AutoCloseable {
    private static final Object PILL = new Object();

    private final Writer sink;
    private final BlockingQueue<Object> lines = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::write, "line-writer");
    private boolean closed;
    private volatile IOException failure;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread.start();
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        synchronized (lines) {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            lines.add(line);
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (lines) {
            if (closed) {
                return;
            }
            closed = true;
            lines.add(PILL);
        }
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (failure != null) {
            throw failure;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            try {
                Object line = take();
                while (line != PILL) {
                    sink.write(line + "\n");
                    line = take();
                }
                sink.flush();
            } finally {
                sink.close();
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private Object take() {
        while (true) {
            try {
                return lines.take();
            } catch (InterruptedException e) {
                // nobody has a reason to interrupt this thread
            }
        }
    }
}
