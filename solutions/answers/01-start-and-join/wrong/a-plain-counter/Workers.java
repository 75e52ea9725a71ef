package interleave.startandjoin;

import java.util.List;
import java.util.Objects;

/** Counts the ends without a lock. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        int[] busy = {tasks.size()};
        for (int i = 0; i < tasks.size(); i++) {
            Runnable task = tasks.get(i);
            new Thread(
                            () -> {
                                try {
                                    task.run();
                                } catch (Throwable thrown) {
                                    Thread here = Thread.currentThread();
                                    here.getUncaughtExceptionHandler().uncaughtException(here, thrown);
                                } finally {
                                    busy[0]--;
                                }
                            },
                            "worker-" + i)
                    .start();
        }
        while (busy[0] > 0) {
            Thread.sleep(1);
        }
    }
}
