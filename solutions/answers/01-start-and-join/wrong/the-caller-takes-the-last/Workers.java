package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Saves one thread: the caller has nothing to do anyhow. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < tasks.size() - 1; i++) {
            Thread thread = new Thread(tasks.get(i), "worker-" + i);
            threads.add(thread);
            thread.start();
        }
        if (!tasks.isEmpty()) {
            tasks.get(tasks.size() - 1).run();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
