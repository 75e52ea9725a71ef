package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

public class Workers {
    private static final Object LOCK = new Object();
    private static int running;

    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Runnable> copy = new ArrayList<>(tasks);
        copy.forEach(Objects::requireNonNull);
        synchronized (LOCK) {
            running += copy.size();
        }
        for (int i = 0; i < copy.size(); i++) {
            Runnable task = copy.get(i);
            new Thread(() -> work(task), "worker-" + i).start();
        }
        synchronized (LOCK) {
            while (running > 0) {
                LOCK.wait();
            }
        }
    }

    private static void work(Runnable task) {
        try {
            task.run();
        } catch (Throwable failure) {
            Thread self = Thread.currentThread();
            try {
                self.getUncaughtExceptionHandler().uncaughtException(self, failure);
            } catch (Throwable ignored) {
                // as the JVM does
            }
        } finally {
            synchronized (LOCK) {
                running--;
                LOCK.notifyAll();
            }
        }
    }
}
