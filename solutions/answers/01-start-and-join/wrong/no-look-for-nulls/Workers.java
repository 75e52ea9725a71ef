package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;

/** A null makes a thread that does nothing. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        tasks.forEach(task -> threads.add(new Thread(task, "worker-" + threads.size())));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
