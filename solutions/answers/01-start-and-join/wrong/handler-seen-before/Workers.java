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
            new Thread(() -> guarded(task, ended), "worker-" + i).start();
        }
        ended.await();
    }

    private static void guarded(Runnable task, CountDownLatch ended) {
        Thread self = Thread.currentThread();
        Thread.UncaughtExceptionHandler handler = self.getUncaughtExceptionHandler();
        try {
            task.run();
        } catch (Throwable failure) {
            try {
                handler.uncaughtException(self, failure);
            } catch (Throwable ignored) {
                // as the JVM does
            }
        } finally {
            ended.countDown();
        }
    }
}
