package interleave.startandjoin;

import java.util.List;
import java.util.concurrent.locks.StampedLock;

public class Workers {
    private Workers() {}

    /** Every task has a share in a read lock from before its start to after its end; the writer is who waits for all. */
    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        Runnable[] all = tasks.toArray(new Runnable[0]);
        for (Runnable task : all) {
            if (task == null) {
                throw new NullPointerException("a task is null");
            }
        }
        StampedLock running = new StampedLock();
        Thread[] threads = new Thread[all.length];
        for (int i = 0; i < all.length; i++) {
            long stamp = running.readLock();
            Runnable task = all[i];
            threads[i] = new Thread(() -> work(task, running, stamp), "worker-" + i);
        }
        for (Thread thread : threads) {
            thread.start();
        }
        running.writeLockInterruptibly();
    }

    private static void work(Runnable task, StampedLock running, long stamp) {
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
            running.unlockRead(stamp);
        }
    }
}
