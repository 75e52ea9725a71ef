package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** A permit for each line and one for the end; the thread takes all lines that wait, as one text. */
public class LineWriter implements AutoCloseable {
    private final Writer sink;
    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch done = new CountDownLatch(1);
    private List<String> waiting = new ArrayList<>();
    private boolean closed;
    private volatile IOException failure;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        new Thread(this::run, "line writer").start();
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            if (failure != null) {
                return;
            }
            waiting.add(line);
        }
        news.release();
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        news.release();
        boolean interrupted = false;
        while (done.getCount() > 0) {
            try {
                done.await();
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

    private void run() {
        boolean last = false;
        while (!last) {
            news.acquireUninterruptibly();
            List<String> taken;
            synchronized (this) {
                taken = waiting;
                waiting = new ArrayList<>();
                last = closed;
            }
            write(taken);
        }
        try {
            sink.close();
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
        done.countDown();
    }

    private void write(List<String> lines) {
        if (lines.isEmpty() || failure != null) {
            return;
        }
        try {
            sink.write(String.join("\n", lines));
            sink.write('\n');
        } catch (IOException e) {
            failure = e;
        }
    }
}
