package interleave.startandjoin;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        AtomicInteger numbers = new AtomicInteger();
        List<Thread> threads = List.copyOf(tasks).stream()
                .map(task -> new Thread(() -> {
                    Thread.currentThread().setName("worker-" + numbers.getAndIncrement());
                    task.run();
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
