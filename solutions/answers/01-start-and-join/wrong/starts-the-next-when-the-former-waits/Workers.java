package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

public class Workers {
    private Workers() {}

    private static boolean working(Thread thread) {
        Thread.State state = thread.getState();
        return state == Thread.State.NEW || state == Thread.State.RUNNABLE;
    }

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Runnable task : tasks) {
            Objects.requireNonNull(task);
            threads.add(new Thread(task, "worker-" + threads.size()));
        }
        for (Thread thread : threads) {
            thread.start();
            while (working(thread)) Thread.sleep(1);
        }
        for (Thread thread : threads) thread.join();
    }
}
