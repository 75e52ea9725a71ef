package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

public class LineWriter implements AutoCloseable {
    private record Numbered(long number, String line) implements Comparable<Numbered> {
        @Override
        public int compareTo(Numbered other) {
            return Long.compare(number, other.number);
        }
    }

    private static final Numbered PILL = new Numbered(Long.MAX_VALUE, null);

    private final BlockingQueue<Numbered> lines = new PriorityBlockingQueue<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicBoolean closing = new AtomicBoolean();
    /** One party is the writer itself, and each submit in progress is another. It ends when all have left. */
    private final Phaser open = new Phaser(1) {
        @Override
        protected boolean onAdvance(int phase, int parties) {
            if (parties > 0) return false;
            lines.add(PILL);
            return true;
        }
    };

    private final Writer sink;
    private final Thread thread = new Thread(this::write);
    private IOException failure;

    public LineWriter(Writer sink) {
        if (sink == null) throw new NullPointerException("sink");
        this.sink = sink;
        thread.start();
    }

    private void write() {
        try {
            try {
                while (true) {
                    try {
                        Numbered next = lines.take();
                        if (next == PILL) break;
                        sink.write(next.line());
                        sink.write('\n');
                    } catch (InterruptedException e) {
                        // Nobody interrupts this thread, and if somebody does, there is still work to do.
                    }
                }
                sink.flush();
            } finally {
                sink.close();
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    public void submit(String line) {
        if (line == null) throw new NullPointerException("line");
        if (open.register() < 0) throw new IllegalStateException("closed");
        lines.add(new Numbered(numbers.getAndIncrement(), line));
        open.arriveAndDeregister();
    }

    @Override
    public void close() throws IOException {
        if (!closing.compareAndSet(false, true)) return;
        open.arriveAndDeregister();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        if (failure != null) throw failure;
    }
}
