package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.LongAdder;

public class LineWriter implements AutoCloseable {
    /** Done when its line is written, or not to be written any more. */
    private final class Receipt extends FutureTask<Void> {
        Receipt(String line) {
            super(() -> {
                if (failure == null) {
                    sink.write(line, 0, line.length());
                    sink.write('\n');
                }
                return null;
            });
        }

        @Override
        protected void setException(Throwable t) {
            keep(t);
            super.setException(t);
        }

        @Override
        protected void done() {
            written.increment();
        }
    }

    private final Writer sink;
    private final LongAdder written = new LongAdder();
    private final LinkedBlockingQueue<Receipt> open = new LinkedBlockingQueue<>();
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final Thread background = new Thread(this::loop);
    private Receipt last;
    private boolean closed;
    private volatile boolean over;
    private volatile IOException failure;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        background.start();
    }

    private void keep(Throwable t) {
        if (failure == null) {
            failure = t instanceof IOException e ? e : new IOException(t);
        } else if (t != failure) {
            failure.addSuppressed(t);
        }
    }

    private void loop() {
        while (!over) {
            try {
                open.take().run();
            } catch (InterruptedException e) {
                // Looks at the loop's condition.
            }
        }
        for (boolean sure = false; !sure; ) {
            try {
                interrupted.await();
                sure = true;
            } catch (InterruptedException e) {
                // That was it, or somebody else.
            }
        }
        Thread.interrupted();
        try {
            sink.flush();
        } catch (IOException | RuntimeException e) {
            keep(e);
        }
        try {
            sink.close();
        } catch (IOException | RuntimeException e) {
            keep(e);
        }
    }

    public void submit(String line) {
        Receipt receipt = new Receipt(Objects.requireNonNull(line));
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("closed after " + written + " lines");
            }
            open.add(receipt);
            last = receipt;
        }
    }

    @Override
    public void close() throws IOException {
        Receipt awaited;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            awaited = last;
        }
        boolean flag = false;
        while (awaited != null && !awaited.isDone()) {
            try {
                awaited.get();
            } catch (InterruptedException e) {
                flag = true;
            } catch (ExecutionException | CancellationException e) {
                break;
            }
        }
        over = true;
        background.interrupt();
        interrupted.countDown();
        while (background.isAlive()) {
            try {
                background.join();
            } catch (InterruptedException e) {
                flag = true;
            }
        }
        if (flag) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public String toString() {
        return "LineWriter after " + written.sum() + " lines";
    }
}
