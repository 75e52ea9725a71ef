package interleave.startandjoin;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A thread a processor. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        if (tasks.isEmpty()) {
            return;
        }
        AtomicInteger number = new AtomicInteger();
        int size = Math.min(tasks.size(), Runtime.getRuntime().availableProcessors() + 2);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        ExecutorService pool = Executors.newFixedThreadPool(size, work -> {
            Thread thread = new Thread(work, "worker-" + number.getAndIncrement());
            threads.add(thread);
            return thread;
        });
        tasks.forEach(pool::execute);
        pool.shutdown();
        pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
