package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        if (tasks == null || tasks.isEmpty()) {
            return;
        }
        List<Thread> threads = new ArrayList<>();
        for (Runnable task : tasks) {
            threads.add(new Thread(Objects.requireNonNull(task), "worker-" + threads.size()));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
