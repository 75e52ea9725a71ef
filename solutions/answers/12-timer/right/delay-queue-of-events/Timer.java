package interleave.timer;

import java.lang.invoke.*;
import java.time.*;
import java.util.Objects;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final BlockingQueue<String> mail = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> fate = new CompletableFuture<>();
    private final AtomicReference<Thread> thread = new AtomicReference<>();

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        Thread t = new Thread() {
            @Override
            public void run() {
                String letter;
                try {
                    letter = mail.poll(delay.toNanos() + 1, TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    letter = "interrupted";
                }
                if (letter == null && fate.complete(true)) function.run();
            }
        };
        if (!thread.compareAndSet(null, t)) throw new IllegalStateException();
        if (!fate.isDone()) t.start();
    }

    public boolean cancel() {
        if (fate.complete(false)) mail.add("cancelled");
        return !fate.join();
    }
}
