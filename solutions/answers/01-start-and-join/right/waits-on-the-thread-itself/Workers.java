package interleave.startandjoin;

import java.util.List;
import java.util.Objects;

/** A thread that ends notifies all who wait for it: what join is made of, written out. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        Runnable[] all = tasks.toArray(new Runnable[0]);
        for (Runnable one : all) {
            Objects.requireNonNull(one, "a task is null");
        }
        Thread[] threads = new Thread[all.length];
        for (int i = 0; i < all.length; i++) {
            threads[i] = new Thread(null, all[i], "worker-" + i, 0);
            threads[i].start();
        }
        for (Thread thread : threads) {
            synchronized (thread) {
                while (thread.isAlive()) {
                    thread.wait();
                }
            }
        }
    }
}
