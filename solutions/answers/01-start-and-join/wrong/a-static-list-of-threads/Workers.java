package interleave.startandjoin;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the threads of all calls. */
public class Workers {
    private static final List<Thread> THREADS = new CopyOnWriteArrayList<>();

    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        int first = THREADS.size();
        for (Runnable task : tasks) {
            THREADS.add(new Thread(task, "worker-" + THREADS.size()));
        }
        for (Thread thread : THREADS.subList(first, THREADS.size())) {
            thread.start();
        }
        for (Thread thread : THREADS) {
            thread.join();
        }
    }
}
