package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The pause is a rendezvous that nobody comes to, until somebody closes. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final long nanos;
    private final Exchanger<Object> rendezvous = new Exchanger<>();
    private volatile boolean closed;
    private Thread thread;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat, "beat");
        Objects.requireNonNull(interval, "interval");
        long n;
        try {
            n = interval.toNanos();
        } catch (ArithmeticException tooLong) {
            n = Long.MAX_VALUE;
        }
        nanos = n;
    }

    public synchronized void start() {
        if (thread != null || closed) {
            throw new IllegalStateException();
        }
        thread = new Thread(this::run, "heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!closed) {
            beat.run();
            pause();
        }
    }

    private void pause() {
        long begun = System.nanoTime();
        boolean interrupted = false;
        while (!closed) {
            long left = nanos - (System.nanoTime() - begun);
            if (left <= 0) {
                break;
            }
            try {
                rendezvous.exchange(this, left, TimeUnit.NANOSECONDS);
                break; // somebody closes
            } catch (TimeoutException over) {
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            running = thread;
        }
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        boolean interrupted = false;
        while (running.isAlive()) {
            try {
                rendezvous.exchange("closed", 5, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // it is in a beat, or it has ended
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
