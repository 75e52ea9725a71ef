package interleave.startandjoin;

import java.util.*;

public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Runnable task : tasks) {
            Objects.requireNonNull(task);
            Thread thread = task instanceof Thread ? (Thread) task : new Thread(task);
            thread.setName("worker-" + threads.size());
            threads.add(thread);
        }
        for (Thread thread : threads) thread.start();
        for (Thread thread : threads) thread.join();
    }
}
