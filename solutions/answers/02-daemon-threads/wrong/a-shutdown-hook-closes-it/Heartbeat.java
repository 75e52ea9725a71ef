package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;

public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final long nanos;
    private Thread thread;
    private boolean closed;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.nanos = interval.compareTo(Duration.ofDays(10_000)) > 0 ? Long.MAX_VALUE : interval.toNanos();
    }

    public synchronized void start() {
        if (closed || thread != null) throw new IllegalStateException();
        thread = new Thread(this::run, "heartbeat");
        thread.setDaemon(true);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        thread.start();
    }

    private void run() {
        while (true) {
            synchronized (this) {
                if (closed) return;
            }
            beat.run();
            long begin = System.nanoTime();
            synchronized (this) {
                while (!closed) {
                    long left = nanos - (System.nanoTime() - begin);
                    if (left <= 0) break;
                    try {
                        wait(left / 1_000_000, (int) (left % 1_000_000));
                    } catch (InterruptedException e) {
                        // nobody interrupts it
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        Thread t;
        synchronized (this) {
            closed = true;
            notifyAll();
            t = thread;
        }
        if (t == null || t == Thread.currentThread()) return;
        boolean interrupted = false;
        while (true) {
            try {
                t.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
