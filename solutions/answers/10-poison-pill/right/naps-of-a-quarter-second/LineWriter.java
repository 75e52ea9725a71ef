package interleave.poisonpill;

import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final List<String> lines = new ArrayList<>();
    private boolean closed = false;
    private IOException problem = null;
    private final Thread thread = new Thread(this::work);

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread.start();
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        synchronized (lines) {
            if (closed) {
                throw new IllegalStateException();
            }
            lines.add(line);
        }
    }

    private void work() {
        boolean last = false;
        while (!last) {
            try {
                Thread.sleep(250);
            } catch (InterruptedException e) {
                // wakes up a bit earlier
            }
            List<String> some;
            synchronized (lines) {
                last = closed;
                some = new ArrayList<>(lines);
                lines.clear();
            }
            for (String line : some) {
                write(line + "\n");
            }
        }
        try {
            sink.flush();
        } catch (IOException e) {
            remember(e);
        }
        try {
            sink.close();
        } catch (IOException e) {
            remember(e);
        }
    }

    private void write(String text) {
        if (problem == null) {
            try {
                sink.write(text);
            } catch (IOException e) {
                remember(e);
            }
        }
    }

    private void remember(IOException e) {
        if (problem == null) {
            problem = e;
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (lines) {
            if (closed) {
                return;
            }
            closed = true;
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
        if (problem != null) {
            throw problem;
        }
    }
}
