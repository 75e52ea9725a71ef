package interleave.poisonpill;

import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** A ring of 64 slots. A line claims the next slot by its number; the highest bit of the number says closed. */
public class LineWriter implements AutoCloseable {
    private static final int SLOTS = 64;
    private static final long CLOSED = Long.MIN_VALUE;

    private final Writer sink;
    private final AtomicReferenceArray<String> ring = new AtomicReferenceArray<>(SLOTS);
    private final AtomicLong claimed = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final Thread writer;
    private IOException failure; // the writer's until it has been joined

    public LineWriter(Writer sink) {
        if (sink == null) throw new NullPointerException();
        this.sink = sink;
        this.writer = new Thread(this::drain);
        this.writer.start();
    }

    public void submit(String line) {
        if (line == null) throw new NullPointerException();
        while (true) {
            long mine = claimed.get();
            if ((mine & CLOSED) != 0) throw new IllegalStateException("closed");
            if (mine - written.get() >= SLOTS) {
                LockSupport.parkNanos(200_000);
            } else if (claimed.compareAndSet(mine, mine + 1)) {
                ring.set((int) (mine % SLOTS), line);
                return;
            }
        }
    }

    private void drain() {
        long next = 0;
        while (true) {
            String line = ring.getAndSet((int) (next % SLOTS), null);
            if (line != null) {
                write(line);
                written.set(++next);
            } else if (claimed.get() == (next | CLOSED)) {
                break;
            } else {
                LockSupport.parkNanos(500_000);
            }
        }
        try {
            sink.flush();
        } catch (IOException e) {
            note(e);
        }
        try {
            sink.close();
        } catch (IOException e) {
            note(e);
        }
    }

    private void write(String line) {
        if (failure != null) return;
        try {
            sink.write(line.concat("\n"));
        } catch (IOException e) {
            note(e);
        }
    }

    private void note(IOException e) {
        if (failure == null) failure = e;
    }

    @Override
    public void close() throws IOException {
        if (claimed.getAndUpdate(n -> n | CLOSED) < 0) return;
        boolean interrupted = false;
        while (true) {
            try {
                writer.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        if (failure != null) throw failure;
    }
}
