package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** A stack without a lock, taken as a whole and turned round; the pill is a node that nothing can be put on. */
public class LineWriter implements AutoCloseable {
    private record Node(String line, Node below) {}

    private final Writer sink;
    private final AtomicReference<Node> top = new AtomicReference<>();
    private final Thread thread = new Thread(this::run);
    private volatile IOException failure;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
        thread.start();
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        while (true) {
            Node below = top.get();
            if (below != null && below.line == null) {
                throw new IllegalStateException("closed");
            }
            if (top.compareAndSet(below, new Node(line, below))) {
                LockSupport.unpark(thread);
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        while (true) {
            Node below = top.get();
            if (below != null && below.line == null) {
                return;
            }
            if (top.compareAndSet(below, new Node(null, below))) {
                break;
            }
        }
        LockSupport.unpark(thread);
        awaitEnd();
        if (failure != null) {
            throw failure;
        }
    }

    private void run() {
        boolean last = false;
        while (!last) {
            Node node = top.get();
            if (node == null) {
                LockSupport.park(this);
                continue;
            }
            last = node.line == null;
            if (!last && !top.compareAndSet(node, null)) {
                continue;
            }
            StringBuilder text = new StringBuilder();
            for (Node each = last ? node.below : node; each != null; each = each.below) {
                text.insert(0, each.line + "\n");
            }
            if (failure == null) {
                step(() -> sink.write(text.toString()));
            }
        }
        step(sink::close);
    }

    private interface Step {
        void run() throws IOException;
    }

    private void step(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            if (failure == null) {
                failure = e;
            }
        }
    }

    private void awaitEnd() {
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
    }
}
