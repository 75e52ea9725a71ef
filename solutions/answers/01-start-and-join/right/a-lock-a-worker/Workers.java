package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** Every worker holds its own lock while it lives; the caller wants all of these locks. */
public class Workers {
    private Workers() {}

    private static class Worker extends ReentrantLock implements Runnable {
        private static final long serialVersionUID = 1L;

        private final transient Runnable task;
        private final transient CountDownLatch locked;

        Worker(Runnable task, CountDownLatch locked) {
            this.task = task;
            this.locked = locked;
        }

        @Override
        public void run() {
            lock();
            locked.countDown();
            try {
                task.run();
            } catch (Throwable thrown) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
            } finally {
                unlock();
            }
        }
    }

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        CountDownLatch locked = new CountDownLatch(tasks.size());
        List<Worker> workers = new ArrayList<>();
        for (Runnable task : tasks) {
            if (task == null) {
                throw new NullPointerException("a task is null");
            }
            workers.add(new Worker(task, locked));
        }
        for (Worker worker : workers) {
            new Thread(worker, "worker-" + workers.indexOf(worker)).start();
        }
        locked.await();
        for (Worker worker : workers) {
            worker.lockInterruptibly();
            worker.unlock();
        }
    }
}
