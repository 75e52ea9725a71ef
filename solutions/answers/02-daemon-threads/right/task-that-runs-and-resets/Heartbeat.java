package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A future task that is run and reset again and again, as a scheduler does it; to close is to cancel it. */
public class Heartbeat implements AutoCloseable {
    private static final class Pulse extends FutureTask<Void> implements Runnable {
        private final long nanos;

        Pulse(Runnable beat, long nanos) {
            super(beat, null);
            this.nanos = nanos;
        }

        @Override
        public void run() {
            while (runAndReset() && !cancelledWithin(nanos)) {
                // and again
            }
        }

        private boolean cancelledWithin(long nanos) {
            final long begun = System.nanoTime();
            while (true) {
                try {
                    get(Math.max(0, nanos - (System.nanoTime() - begun)), TimeUnit.NANOSECONDS);
                    throw new AssertionError("it has no result");
                } catch (TimeoutException e) {
                    return false;
                } catch (CancellationException e) {
                    return true;
                } catch (ExecutionException e) {
                    return true;
                } catch (InterruptedException e) {
                    // an interrupt says nothing here
                }
            }
        }
    }

    private final Pulse pulse;
    private final Thread thread;
    private boolean started;

    public Heartbeat(Runnable beat, Duration interval) {
        Objects.requireNonNull(beat);
        long nanos;
        try {
            nanos = interval.toNanos();
        } catch (ArithmeticException e) {
            nanos = Long.MAX_VALUE;
        }
        pulse = new Pulse(beat, nanos);
        thread = new Thread(pulse, "heartbeat");
        thread.setDaemon(true);
    }

    public void start() {
        synchronized (pulse) {
            if (started || pulse.isCancelled()) {
                throw new IllegalStateException();
            }
            started = true;
            thread.start();
        }
    }

    @Override
    public void close() {
        synchronized (pulse) {
            pulse.cancel(false);
        }
        boolean interrupted = false;
        while (thread != Thread.currentThread() && thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
