package interleave.poisonpill;

import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** A linked list whose last node is always empty; the writing thread waits at the node that it has reached. */
public class LineWriter implements AutoCloseable {
    private static final class Node {
        private String line;
        private Node next;
        private boolean last;

        synchronized Node fill(String text) {
            line = text;
            next = new Node();
            notifyAll();
            return next;
        }

        synchronized void end() {
            last = true;
            notifyAll();
        }

        /** Null at the end. */
        synchronized Node await() {
            while (next == null && !last) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    continue;
                }
            }
            return next;
        }
    }

    private final Writer sink;
    private final Thread thread;
    private final Object tailLock = new Object();
    private Node tail = new Node(); // null when closed
    private Exception exception;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        Node first = tail;
        thread = new Thread(() -> follow(first));
        thread.setDaemon(true);
        thread.start();
    }

    private void follow(Node node) {
        for (Node next = node.await(); next != null; next = node.await()) {
            String line = node.line;
            attempt(() -> {
                sink.write(line + '\n');
                return null;
            });
            node = next;
        }
        attempt(() -> {
            sink.flush();
            return null;
        });
        try {
            sink.close();
        } catch (IOException e) {
            exception = exception == null ? e : exception;
        }
    }

    private void attempt(Callable<Void> action) {
        if (exception == null) {
            try {
                action.call();
            } catch (Exception e) {
                exception = e;
            }
        }
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        synchronized (tailLock) {
            if (tail == null) {
                throw new IllegalStateException("closed");
            }
            tail = tail.fill(line);
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (tailLock) {
            if (tail == null) {
                return;
            }
            tail.end();
            tail = null;
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
        if (exception instanceof IOException) {
            throw (IOException) exception;
        }
        if (exception != null) {
            throw (RuntimeException) exception;
        }
    }
}
