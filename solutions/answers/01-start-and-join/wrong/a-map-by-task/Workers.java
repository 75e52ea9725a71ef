package interleave.startandjoin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A task that stands in the list twice gets one thread. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        Map<Runnable, Thread> threads = new LinkedHashMap<>();
        for (Runnable task : tasks) {
            threads.put(task, new Thread(task, "worker-" + threads.size()));
        }
        threads.values().forEach(Thread::start);
        for (Thread thread : threads.values()) {
            thread.join();
        }
    }
}
