package interleave.poisonpill;

import java.io.*;
import java.util.*;
import java.util.concurrent.*;

public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final Thread thread;
    private final Semaphore news = new Semaphore(0);
    private volatile List<String> waiting = new ArrayList<>();
    private volatile IOException failure;
    private volatile boolean closing;
    private int submitting;
    private boolean closed;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread = new Thread(this::run, "line-writer");
        thread.start();
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException();
            }
            submitting++;
        }
        List<String> lines = waiting;
        synchronized (lines) {
            lines.add(line);
        }
        synchronized (this) {
            submitting--;
            notifyAll();
        }
        news.release();
    }

    private void run() {
        try {
            boolean last;
            do {
                news.acquireUninterruptibly();
                news.drainPermits();
                last = closing;
                List<String> mine;
                synchronized (waiting) {
                    mine = waiting;
                    waiting = new ArrayList<>();
                }
                for (String line : mine) {
                    sink.write(line + "\n");
                }
            } while (!last);
            sink.flush();
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
    }

    @Override
    public void close() throws IOException {
        boolean interrupted = false;
        boolean first;
        synchronized (this) {
            first = !closed;
            closed = true;
            while (submitting > 0) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        closing = true;
        news.release();
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
        if (first && failure != null) {
            throw failure;
        }
    }
}
