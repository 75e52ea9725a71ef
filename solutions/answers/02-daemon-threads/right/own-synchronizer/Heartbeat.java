package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

public class Heartbeat implements AutoCloseable {
    private enum Stage {
        NEW,
        GOING,
        CLOSED
    }

    private final Runnable beat;
    private final Duration interval;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.NEW);
    private final Gate closed = new Gate();
    private final Gate ended = new Gate();
    private final Thread thread = new Thread(this::run, "heartbeat");

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat, "beat");
        this.interval = Objects.requireNonNull(interval, "interval");
        thread.setDaemon(true);
    }

    public void start() {
        if (!stage.compareAndSet(Stage.NEW, Stage.GOING)) {
            throw new IllegalStateException("It is " + stage);
        }
        thread.start();
    }

    private void run() {
        while (stage.get() == Stage.GOING) {
            beat.run();
            closed.awaitOpen(TimeUnit.NANOSECONDS.convert(interval));
        }
        ended.open();
    }

    @Override
    public void close() {
        if (stage.getAndSet(Stage.CLOSED) == Stage.NEW) {
            ended.open();
        }
        closed.open();
        if (Thread.currentThread() != thread) {
            ended.awaitOpen();
        }
    }
}
