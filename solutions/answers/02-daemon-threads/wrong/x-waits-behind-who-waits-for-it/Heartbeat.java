package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final Stage stage = new Stage();
    private final AtomicReference<Thread> thread = new AtomicReference<>();

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat, "beat");
        this.interval = Objects.requireNonNull(interval, "interval");
    }

    public void start() {
        Thread mine = new Thread(this::run, "heartbeat");
        mine.setDaemon(true);
        thread.compareAndSet(null, mine);
        if (!stage.advance(Stage.NEW, Stage.GOING)) {
            throw new IllegalStateException();
        }
        // Only one caller comes here; it may be another one than whose thread was taken.
        thread.get().start();
    }

    private void run() {
        long nanos = TimeUnit.NANOSECONDS.convert(interval);
        while (stage.is(Stage.GOING)) {
            beat.run();
            stage.pause(nanos);
        }
        stage.reach(Stage.ENDED);
    }

    @Override
    public void close() {
        if (stage.advance(Stage.NEW, Stage.ENDED)) {
            return;
        }
        stage.advance(Stage.GOING, Stage.CLOSED);
        if (Thread.currentThread() != thread.get()) {
            stage.awaitEnd();
        }
    }
}
