package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A latch ends the wait; one flag says that it is decided, another one how. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final CountDownLatch calledOff = new CountDownLatch(1);
    private final AtomicReference<String> decision = new AtomicReference<>();
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
        new Thread(() -> {
                    try {
                        if (calledOff.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
                            return;
                        }
                    } catch (InterruptedException e) {
                        return;
                    }
                    if (decision.compareAndSet(null, "fire")) {
                        function.run();
                    }
                })
                .start();
    }

    public boolean cancel() {
        String before = decision.compareAndExchange(null, "cancel");
        calledOff.countDown();
        return before == null || before.equals("cancel");
    }
}
