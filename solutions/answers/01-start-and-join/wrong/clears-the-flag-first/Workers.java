package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Runnable task : tasks) {
            Objects.requireNonNull(task);
            threads.add(new Thread(task, "worker-" + threads.size()));
        }
        for (Thread thread : threads) thread.start();
        Thread.interrupted(); // an old interrupt is not meant for us
        for (Thread thread : threads) thread.join();
    }
}
