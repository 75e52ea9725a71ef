package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Runnable> copy = new ArrayList<>(tasks);
        copy.forEach(Objects::requireNonNull);
        AtomicInteger number = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(copy.size(), work -> {
            Thread thread = new Thread(work, "worker-" + number.getAndIncrement());
            synchronized (threads) {
                threads.add(thread);
            }
            return thread;
        });
        // The pool's own wrapper dies with the task's exception, and a replacement might be made.
        for (Runnable task : copy) {
            pool.execute(() -> {
                try {
                    task.run();
                } catch (Throwable failure) {
                    Thread self = Thread.currentThread();
                    try {
                        self.getUncaughtExceptionHandler().uncaughtException(self, failure);
                    } catch (Throwable ignored) {
                        // as the JVM does
                    }
                }
            });
        }
        pool.shutdown();
        List<Thread> started;
        synchronized (threads) {
            started = new ArrayList<>(threads);
        }
        for (Thread thread : started) {
            thread.join();
        }
    }
}
