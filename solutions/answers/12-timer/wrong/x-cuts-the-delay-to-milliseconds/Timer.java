package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final AtomicReference<String> state = new AtomicReference<>("new");
    private final CountDownLatch calledOff = new CountDownLatch(1);

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (!state.compareAndSet("new", "waiting")) {
            if (state.get().equals("cancelled before")) {
                state.set("cancelled");
                return;
            }
            throw new IllegalStateException();
        }
        new Thread(() -> {
            try {
                if (calledOff.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
            if (state.compareAndSet("waiting", "fired")) {
                function.run();
            }
        }).start();
    }

    public boolean cancel() {
        if (!state.compareAndSet("new", "cancelled before")) {
            state.compareAndSet("waiting", "cancelled");
        }
        calledOff.countDown();
        return !state.get().equals("fired");
    }
}
