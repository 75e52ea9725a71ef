package interleave.poisonpill;

import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final ConcurrentLinkedQueue<String> queue = new ConcurrentLinkedQueue<>();
    private final StampedLock gate = new StampedLock();
    private volatile boolean closed;
    private final AtomicReference<IOException> failure = new AtomicReference<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        this.thread = new Thread(this::loop);
        this.thread.start();
    }

    private void loop() {
        try {
            for (; ; ) {
                boolean last = closed;
                String line = queue.poll();
                if (line != null) {
                    sink.write(line + '\n');
                } else if (last) {
                    break;
                } else {
                    LockSupport.park(this);
                    Thread.interrupted();
                }
            }
            sink.flush();
        } catch (IOException e) {
            failure.set(e);
        }
        try {
            sink.close();
        } catch (IOException e) {
            failure.compareAndSet(null, e);
        }
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        long stamp = gate.readLock();
        try {
            if (closed) throw new IllegalStateException("The writer is closed.");
            queue.add(line);
        } finally {
            gate.unlockRead(stamp);
        }
        LockSupport.unpark(thread);
    }

    @Override
    public void close() throws IOException {
        long stamp = gate.writeLock();
        try {
            if (closed) return;
            closed = true;
        } finally {
            gate.unlockWrite(stamp);
        }
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        IOException e = failure.getAndSet(null);
        if (e != null) throw e;
    }
}
