package interleave.startandjoin;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes an idle thread where there is one. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        if (tasks.isEmpty()) {
            return;
        }
        AtomicInteger number = new AtomicInteger();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        ExecutorService pool = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "worker-" + number.getAndIncrement());
            threads.add(thread);
            return thread;
        });
        for (Runnable task : tasks) {
            pool.execute(task);
        }
        pool.shutdown();
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
