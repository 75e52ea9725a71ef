package interleave.poisonpill;

import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class LineWriter implements AutoCloseable {
    private final SynchronousQueue<Optional<String>> door = new SynchronousQueue<>();
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Thread thread;
    private boolean closed;
    private volatile IOException failure;

    public LineWriter(Writer sink) {
        Objects.requireNonNull(sink);
        thread = new Thread(
                () -> {
                    Optional<String> next;
                    while ((next = take()).isPresent()) {
                        if (failure != null) continue;
                        try {
                            sink.write(next.get());
                            sink.write("\n");
                        } catch (IOException e) {
                            failure = e;
                        }
                    }
                    try {
                        try {
                            if (failure == null) sink.flush();
                        } finally {
                            sink.close();
                        }
                    } catch (IOException e) {
                        if (failure == null) failure = e;
                    }
                },
                "writer");
        thread.start();
    }

    private Optional<String> take() {
        for (; ; ) {
            try {
                return door.take();
            } catch (InterruptedException e) {
                // again
            }
        }
    }

    private void put(Optional<String> message) {
        boolean interrupted = false;
        for (; ; ) {
            try {
                door.put(message);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    public void submit(String line) {
        Optional<String> message = Optional.of(line);
        turn.lock();
        try {
            if (closed) throw new IllegalStateException("closed");
            put(message);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        turn.lock();
        try {
            if (closed) return;
            closed = true;
            put(Optional.empty());
        } finally {
            turn.unlock();
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
        if (interrupted) Thread.currentThread().interrupt();
        if (failure != null) throw failure;
    }
}
