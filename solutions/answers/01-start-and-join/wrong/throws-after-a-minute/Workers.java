package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The latch is awaited for a minute; then something must be wrong. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        CountDownLatch done = new CountDownLatch(tasks.size());
        List<Thread> threads = new ArrayList<>();
        for (Runnable task : tasks) {
            threads.add(new Thread(
                    () -> {
                        try {
                            task.run();
                        } finally {
                            done.countDown();
                        }
                    },
                    "worker-" + threads.size()));
        }
        threads.forEach(Thread::start);
        if (!done.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("tasks take too long");
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
