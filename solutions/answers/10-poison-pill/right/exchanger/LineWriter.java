package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** One submitter at a time meets the thread that writes, and exchanges a line for nothing. */
public class LineWriter implements AutoCloseable {
    private record Note(String line) {}

    private static final Note END = new Note("END");

    private final Exchanger<Note> meeting = new Exchanger<>();
    private final Thread thread;
    private boolean closed;
    private IOException failure;

    public LineWriter(Writer sink) {
        Objects.requireNonNull(sink);
        thread = new Thread(() -> write(sink), "line writer");
        thread.start();
    }

    private void write(Writer sink) {
        try (sink) {
            for (Note note = meet(null); note != END; note = meet(null)) {
                if (failure == null) {
                    try {
                        sink.write(note.line() + '\n');
                    } catch (IOException e) {
                        failure = e;
                    }
                }
            }
            if (failure == null) {
                sink.flush();
            }
        } catch (IOException e) {
            if (failure == null) {
                failure = e;
            }
        }
    }

    private Note meet(Note mine) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return meeting.exchange(mine);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public synchronized void submit(String line) {
        Note note = new Note(Objects.requireNonNull(line));
        if (closed) {
            throw new IllegalStateException("closed");
        }
        meet(note);
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            meet(END);
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
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
