package interleave.startandjoin;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Each thread announces its end in a queue; the caller takes an end for each and joins that thread. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        BlockingQueue<Thread> ending = new LinkedBlockingQueue<>();
        for (int i = 0; i < tasks.size(); i++) {
            Runnable task = tasks.get(i);
            Thread thread = new Thread(
                    () -> {
                        try {
                            task.run();
                        } finally {
                            ending.add(Thread.currentThread());
                        }
                    },
                    "worker-" + i);
            thread.start();
        }
        for (int i = 0; i < tasks.size(); i++) {
            ending.take().join();
        }
    }
}
