package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import java.util.concurrent.CountDownLatch;

public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Runnable> copy = new ArrayList<>(tasks);
        copy.forEach(Objects::requireNonNull);
        CountDownLatch ended = new CountDownLatch(copy.size());
        for (int i = 0; i < copy.size(); i++) {
            Runnable task = copy.get(i);
            new Thread(() -> {
                try {
                    task.run();
                } catch (Exception failure) {
                    Thread self = Thread.currentThread();
                    self.getUncaughtExceptionHandler().uncaughtException(self, failure);
                }
                ended.countDown();
            }, "worker-" + i).start();
        }
        ended.await();
    }
}
