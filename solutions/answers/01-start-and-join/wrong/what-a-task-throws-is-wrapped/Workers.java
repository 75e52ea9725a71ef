package interleave.startandjoin;

import java.util.*;

public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Runnable> all = List.copyOf(tasks);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Runnable task = all.get(i);
            String name = "worker-" + i;
            threads.add(new Thread(
                    () -> {
                        try {
                            task.run();
                        } catch (RuntimeException e) {
                            throw new IllegalStateException(name + " failed", e);
                        }
                    },
                    name));
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
