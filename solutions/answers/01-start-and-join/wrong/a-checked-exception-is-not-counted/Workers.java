package interleave.startandjoin;

import java.util.*;
import java.util.concurrent.*;

public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Runnable> all = List.copyOf(tasks);
        CountDownLatch through = new CountDownLatch(all.size());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Runnable task = all.get(i);
            threads.add(new Thread(
                    () -> {
                        try {
                            task.run();
                        } catch (RuntimeException | Error e) {
                            through.countDown();
                            throw e;
                        }
                        through.countDown();
                    },
                    "worker-" + i));
        }
        threads.forEach(Thread::start);
        through.await();
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
