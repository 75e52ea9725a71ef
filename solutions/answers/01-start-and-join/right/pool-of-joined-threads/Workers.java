package interleave.startandjoin;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A pool that grows with the list; its threads, and not the pool, are waited for. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        for (Runnable task : tasks) {
            Objects.requireNonNull(task);
        }
        if (tasks.isEmpty()) {
            return;
        }
        List<Thread> made = new CopyOnWriteArrayList<>();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(0, tasks.size(), 0, TimeUnit.SECONDS, new SynchronousQueue<>());
        pool.setThreadFactory(r -> {
            Thread t = new Thread(r, "worker-" + made.size());
            made.add(t);
            return t;
        });
        // a thread of its own for each: nobody is idle before the gate opens
        CountDownLatch gate = new CountDownLatch(1);
        try {
            for (Runnable task : tasks) {
                pool.execute(() -> {
                    boolean open = false;
                    while (!open) {
                        try {
                            gate.await();
                            open = true;
                        } catch (InterruptedException e) {
                            // nobody does
                        }
                    }
                    task.run();
                });
            }
        } finally {
            pool.shutdown();
            gate.countDown();
        }
        for (Thread t : made) {
            t.join();
        }
    }
}
