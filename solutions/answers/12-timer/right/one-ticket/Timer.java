package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** There is one ticket. Who gets it decides; a queue carries the news to the waiting thread. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final Semaphore ticket = new Semaphore(1);
    private final BlockingQueue<Boolean> news = new LinkedBlockingQueue<>();
    private volatile boolean cancelled;
    private volatile boolean decided;
    private boolean started;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public synchronized void start() {
        if (started) {
            throw new IllegalStateException("started before");
        }
        started = true;
        Thread thread = new Thread(this::live);
        thread.setDaemon(true);
        thread.start();
    }

    private void live() {
        try {
            if (news.poll(delay.toNanos(), TimeUnit.NANOSECONDS) == null && ticket.tryAcquire()) {
                decided = true;
                function.run();
            }
        } catch (InterruptedException e) {
            cancel();
        }
    }

    public boolean cancel() {
        if (ticket.tryAcquire()) {
            cancelled = true;
            decided = true;
            news.add(true);
        }
        while (!decided) {
            Thread.onSpinWait();
        }
        return cancelled;
    }
}
