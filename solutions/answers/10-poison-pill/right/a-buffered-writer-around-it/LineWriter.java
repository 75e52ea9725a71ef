package interleave.poisonpill;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

public class LineWriter implements AutoCloseable {
    private static final String PILL = new String("pill");

    private final AtomicReference<List<String>> lines = new AtomicReference<>(List.of());
    private final Thread thread;
    private IOException failure;

    public LineWriter(Writer sink) {
        Objects.requireNonNull(sink);
        thread = new Thread(() -> {
            try (BufferedWriter buffer = new BufferedWriter(sink, 64)) {
                boolean more = true;
                while (more) {
                    List<String> batch = lines.getAndUpdate(all -> closed(all) ? all : List.of());
                    if (batch.isEmpty()) LockSupport.park(this);
                    for (String line : batch) {
                        more = line != PILL;
                        if (more) {
                            buffer.write(line);
                            buffer.write('\n');
                        }
                    }
                }
                buffer.flush();
            } catch (IOException e) {
                failure = e;
            }
        });
        thread.start();
    }

    private static boolean closed(List<String> all) {
        return !all.isEmpty() && all.get(all.size() - 1) == PILL;
    }

    private boolean add(String line) {
        List<String> before = lines.getAndUpdate(all -> {
            if (closed(all)) return all;
            List<String> more = new ArrayList<>(all);
            more.add(line);
            return more;
        });
        LockSupport.unpark(thread);
        return !closed(before);
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        if (!add(line)) throw new IllegalStateException("closed");
    }

    @Override
    public void close() throws IOException {
        if (!add(PILL)) return;
        boolean interrupted = false;
        for (boolean ended = false; !ended; ) {
            try {
                thread.join();
                ended = true;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        if (failure != null) throw failure;
    }
}
