package interleave.poisonpill;

import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class LineWriter implements AutoCloseable {
    private sealed interface Message permits Line, End {}

    private record Line(String text) implements Message {}

    private record End() implements Message {}

    /** A linked list; the next message of each is a future. */
    private static final class Cell {
        final Message message;
        final CompletableFuture<Cell> next = new CompletableFuture<>();

        Cell(Message message) {
            this.message = message;
        }
    }

    private final AtomicReference<Cell> tail = new AtomicReference<>(new Cell(new Line("")));
    private final Thread thread;
    private IOException failure;

    public LineWriter(Writer sink) {
        Objects.requireNonNull(sink);
        Cell first = tail.get();
        thread = new Thread(() -> {
            try (sink) {
                for (Cell c = first.next.join(); c.message instanceof Line line; c = c.next.join()) {
                    sink.write(line.text() + "\n");
                }
                sink.flush();
            } catch (IOException e) {
                failure = e;
            }
        });
        thread.setName("chain writer");
        thread.start();
    }

    private boolean append(Message message) {
        Cell mine = new Cell(message);
        for (; ; ) {
            Cell last = tail.get();
            if (last.message instanceof End) return false;
            if (tail.compareAndSet(last, mine)) {
                last.next.complete(mine);
                return true;
            }
        }
    }

    public void submit(String line) {
        Line message = new Line(Objects.requireNonNull(line));
        if (!append(message)) throw new IllegalStateException("closed");
    }

    @Override
    public void close() throws IOException {
        if (!append(new End())) return;
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
