package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Runnable> copy = new ArrayList<>(tasks);
        copy.forEach(Objects::requireNonNull);
        AtomicInteger running = new AtomicInteger(copy.size());
        AtomicReference<Throwable> first = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (Runnable task : copy) {
            threads.add(new Thread(() -> {
                try {
                    task.run();
                } catch (Throwable failure) {
                    if (!first.compareAndSet(null, failure)) {
                        first.get().addSuppressed(failure);
                    }
                }
                if (running.decrementAndGet() == 0 && first.get() != null) {
                    throw Workers.<RuntimeException>unchecked(first.get());
                }
            }, "worker-" + threads.size()));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable failure) throws E {
        throw (E) failure;
    }
}
