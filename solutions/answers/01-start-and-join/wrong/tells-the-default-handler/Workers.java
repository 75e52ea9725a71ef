package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Knows one handler only. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        List<Thread> threads = new ArrayList<>();
        for (Runnable task : tasks) {
            threads.add(new Thread(
                    () -> {
                        try {
                            task.run();
                        } catch (Throwable thrown) {
                            Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
                            if (handler != null) {
                                handler.uncaughtException(Thread.currentThread(), thrown);
                            }
                        }
                    },
                    "worker-" + threads.size()));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
