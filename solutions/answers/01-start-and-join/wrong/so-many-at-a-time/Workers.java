package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import java.util.concurrent.Semaphore;

public class Workers {
    private static final int AT_A_TIME = 32;

    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Runnable> copy = new ArrayList<>(tasks);
        copy.forEach(Objects::requireNonNull);
        Semaphore places = new Semaphore(AT_A_TIME);
        List<Thread> threads = new ArrayList<>();
        for (Runnable task : copy) {
            places.acquire();
            Thread thread = new Thread(() -> {
                try {
                    task.run();
                } finally {
                    places.release();
                }
            }, "worker-" + threads.size());
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
