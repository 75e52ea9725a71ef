package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks for a failure before each start. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        AtomicBoolean failed = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (Runnable task : tasks) {
            if (failed.get()) {
                break;
            }
            Thread thread = new Thread(
                    () -> {
                        try {
                            task.run();
                        } catch (Throwable thrown) {
                            failed.set(true);
                            throw thrown;
                        }
                    },
                    "worker-" + threads.size());
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
