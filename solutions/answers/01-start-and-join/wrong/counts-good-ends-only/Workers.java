package interleave.startandjoin;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** A task that throws is never counted as ended. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        CountDownLatch ended = new CountDownLatch(tasks.size());
        int number = 0;
        for (Runnable task : tasks) {
            Thread thread = new Thread(() -> {
                task.run();
                ended.countDown();
            });
            thread.setName("worker-" + number++);
            thread.start();
        }
        ended.await();
    }
}
