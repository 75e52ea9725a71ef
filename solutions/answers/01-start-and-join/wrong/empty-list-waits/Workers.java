package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/** Waits for a task that never comes. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        Semaphore ends = new Semaphore(0);
        List<Thread> threads = new ArrayList<>();
        for (Runnable task : tasks) {
            threads.add(new Thread(
                    () -> {
                        try {
                            task.run();
                        } catch (Throwable thrown) {
                            Thread here = Thread.currentThread();
                            here.getUncaughtExceptionHandler().uncaughtException(here, thrown);
                        } finally {
                            ends.release();
                        }
                    },
                    "worker-" + threads.size()));
        }
        threads.forEach(Thread::start);
        int ended = 0;
        do {
            ends.acquire();
            ended++;
        } while (ended < tasks.size());
    }
}
