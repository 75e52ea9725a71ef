package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Pauses by waiting for a task that nobody computes; close completes it. */
public class Heartbeat implements AutoCloseable {
    private static final class Bell extends RecursiveAction {
        private static final long serialVersionUID = 1L;

        @Override
        protected void compute() {
            throw new AssertionError("nobody computes this");
        }
    }

    private final class Heart extends Thread {
        Heart() {
            super("heartbeat");
            setDaemon(true);
        }

        @Override
        public void run() {
            do {
                beat.run();
            } while (!rung());
        }

        private boolean rung() {
            long end = System.nanoTime() + nanos;
            while (true) {
                try {
                    bell.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                    return true;
                } catch (TimeoutException e) {
                    return bell.isDone();
                } catch (InterruptedException e) {
                    if (bell.isDone()) {
                        return true;
                    }
                } catch (ExecutionException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    private final ForkJoinTask<Void> bell = new Bell();
    private final Runnable beat;
    private final long nanos;
    private Heart heart;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.nanos = interval.getSeconds() >= 1_000_000_000L ? 1_000_000_000_000_000_000L : interval.toNanos();
    }

    public void start() {
        synchronized (bell) {
            if (heart != null || bell.isDone()) {
                throw new IllegalStateException();
            }
            heart = new Heart();
            heart.start();
        }
    }

    @Override
    public void close() {
        Heart running;
        synchronized (bell) {
            if (!bell.isDone()) {
                bell.complete(null);
            }
            running = heart;
        }
        if (running == null || running.equals(Thread.currentThread())) {
            return;
        }
        boolean interrupted = false;
        while (running.isAlive()) {
            try {
                running.join(1000);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
