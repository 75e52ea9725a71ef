package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds a null when the tasks before it are already running. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Runnable task : tasks) {
            Thread thread = new Thread(Objects.requireNonNull(task), "worker-" + threads.size());
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
