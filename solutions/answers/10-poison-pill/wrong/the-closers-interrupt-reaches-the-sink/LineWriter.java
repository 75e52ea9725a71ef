package interleave.poisonpill;

import java.io.*;
import java.util.*;
import java.util.concurrent.*;

public class LineWriter implements AutoCloseable {
    private static final String PILL = new String("end");
    private final Writer sink;
    private final Thread thread;
    private final Object gate = new Object();
    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    private volatile IOException failure;
    private boolean closed;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread = new Thread(this::run, "line-writer");
        thread.start();
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        synchronized (gate) {
            if (closed) {
                throw new IllegalStateException();
            }
            put(line);
        }
    }

    private void put(String line) {
        boolean interrupted = false;
        for (;;) {
            try {
                queue.put(line);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            write();
        } catch (IOException e) {
            failure = e;
        } finally {
            try {
                sink.close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                }
            }
        }
        drain();
    }

    private void write() throws IOException {
        for (;;) {
            String line = take();
            if (line == PILL) {
                ended = true;
                sink.flush();
                return;
            }
            sink.write(line + "\n");
        }
    }

    private boolean ended;

    private void drain() {
        while (!ended && take() != PILL) {
            // after a failure nothing is written
        }
    }

    private String take() {
        for (;;) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                return PILL;
            }
        }
    }

    @Override
    public void close() throws IOException {
        boolean first;
        synchronized (gate) {
            first = !closed;
            closed = true;
            if (first) {
                put(PILL);
            }
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                thread.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (first && failure != null) {
            throw failure;
        }
    }
}
