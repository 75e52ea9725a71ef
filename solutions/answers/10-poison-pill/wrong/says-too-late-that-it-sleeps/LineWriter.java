package interleave.poisonpill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final Queue<Optional<String>> lines = new ConcurrentLinkedQueue<>();
    private final Object gate = new Object();
    private boolean closed;
    private volatile boolean asleep;
    private volatile IOException failure;
    private final Thread thread;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread = new Thread(this::run);
        thread.start();
    }

    private void run() {
        try (sink) {
            while (true) {
                Optional<String> line = lines.poll();
                if (line == null) {
                    asleep = true;
                    while (asleep) {
                        LockSupport.park(this);
                    }
                } else if (line.isPresent()) {
                    sink.write(line.get() + "\n");
                } else {
                    break;
                }
            }
            sink.flush();
        } catch (IOException e) {
            failure = e;
        }
    }

    private void send(Optional<String> line) {
        lines.add(line);
        if (asleep) {
            asleep = false;
            LockSupport.unpark(thread);
        }
    }

    public void submit(String line) {
        Optional<String> sent = Optional.of(line);
        synchronized (gate) {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            send(sent);
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (gate) {
            if (closed) {
                return;
            }
            closed = true;
            send(Optional.empty());
        }
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
        if (failure != null) {
            throw failure;
        }
    }
}
