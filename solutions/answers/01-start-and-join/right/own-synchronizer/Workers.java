package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Worker> workers = new ArrayList<>();
        Unfinished unfinished = new Unfinished(tasks.size());
        for (Runnable task : tasks) {
            workers.add(new Worker("worker-" + workers.size(), Objects.requireNonNull(task), unfinished));
        }
        workers.forEach(Thread::start);
        unfinished.acquireSharedInterruptibly(0);
    }
}
