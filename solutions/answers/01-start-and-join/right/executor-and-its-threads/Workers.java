package interleave.startandjoin;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A pool as large as the list; its factory keeps the threads, because a terminated pool says nothing about handlers. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        if (tasks.isEmpty()) {
            return;
        }
        Queue<Thread> threads = new ConcurrentLinkedQueue<>();
        AtomicInteger number = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(tasks.size(), work -> {
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
