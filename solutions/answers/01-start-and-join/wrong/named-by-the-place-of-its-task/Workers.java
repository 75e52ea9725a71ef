package interleave.startandjoin;

import java.util.*;

public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Runnable> all = List.copyOf(tasks);
        List<Thread> threads = new ArrayList<>();
        for (Runnable task : all) {
            threads.add(new Thread(task, "worker-" + all.indexOf(task)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
