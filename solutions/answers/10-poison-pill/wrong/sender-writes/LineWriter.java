package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;

public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private boolean closed;
    private IOException failure;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
    }

    public synchronized void submit(String line) {
        Objects.requireNonNull(line);
        if (closed) {
            throw new IllegalStateException("closed");
        }
        try {
            sink.write(line + "\n");
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            sink.close();
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
        if (failure != null) {
            throw failure;
        }
    }
}
