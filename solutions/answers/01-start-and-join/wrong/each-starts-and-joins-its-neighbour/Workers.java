package interleave.startandjoin;

import java.util.*;

public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Runnable> all = List.copyOf(tasks);
        if (!all.isEmpty()) {
            worker(all, 0).join();
        }
    }

    private static Thread worker(List<Runnable> all, int i) {
        Thread thread = new Thread(
                () -> {
                    Thread next = i + 1 < all.size() ? worker(all, i + 1) : null;
                    all.get(i).run();
                    while (next != null && next.isAlive()) {
                        try {
                            next.join();
                        } catch (InterruptedException e) {
                            // a task that interrupts its own thread ends no wait
                        }
                    }
                },
                "worker-" + i);
        thread.start();
        return thread;
    }
}
