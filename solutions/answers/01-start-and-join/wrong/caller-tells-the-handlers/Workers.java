package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        Map<Thread, Throwable> failures = new ConcurrentHashMap<>();
        List<Thread> threads = new ArrayList<>();
        for (Runnable task : tasks) {
            Objects.requireNonNull(task);
            threads.add(new Thread(() -> {
                try {
                    task.run();
                } catch (Throwable failure) {
                    failures.put(Thread.currentThread(), failure);
                }
            }, "worker-" + threads.size()));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        failures.forEach((thread, failure) -> {
            Thread.UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
            if (handler != null) {
                handler.uncaughtException(thread, failure);
            }
        });
    }
}
