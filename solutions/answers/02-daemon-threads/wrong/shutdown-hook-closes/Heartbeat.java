package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final long nanos;
    private final Object lock = new Object();
    private Thread thread;
    private boolean closed;
    private boolean ended;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.nanos = TimeUnit.NANOSECONDS.convert(Objects.requireNonNull(interval));
    }

    public void start() {
        synchronized (lock) {
            if (thread != null || closed) {
                throw new IllegalStateException();
            }
            thread = new Thread(this::run, "heartbeat");
            thread.setDaemon(true);
            thread.start();
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        }
    }

    private void run() {
        while (mayBeat()) {
            beat.run();
            pause();
        }
        synchronized (lock) {
            ended = true;
            lock.notifyAll();
        }
    }

    private boolean mayBeat() {
        synchronized (lock) {
            return !closed;
        }
    }

    private void pause() {
        synchronized (lock) {
            long begin = System.nanoTime();
            long left = nanos;
            while (left > 0 && !closed) {
                try {
                    lock.wait(left / 1_000_000 + 1);
                } catch (InterruptedException e) {
                    // only close() ends a pause
                }
                left = nanos - (System.nanoTime() - begin);
            }
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
            if (thread == null || Thread.currentThread() == thread) {
                return;
            }
            boolean interrupted = false;
            while (!ended) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
