package interleave.startandjoin;

import java.util.List;
import java.util.Objects;

/** A chain: each worker starts the next one, does its own task, and ends after the next one has ended. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        if (!tasks.isEmpty()) {
            link(List.copyOf(tasks), 0).join();
        }
    }

    private static Thread link(List<Runnable> tasks, int number) {
        Thread thread = new Thread(
                () -> {
                    Thread next = number + 1 < tasks.size() ? link(tasks, number + 1) : null;
                    try {
                        tasks.get(number).run();
                    } finally {
                        if (next != null) {
                            joinForSure(next);
                        }
                    }
                },
                "worker-" + number);
        thread.start();
        return thread;
    }

    private static void joinForSure(Thread thread) {
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                // Nobody may keep the chain from ending in order.
            }
        }
    }
}
