package interleave.startandjoin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A pool of undertakers: each of them joins one of the threads, and the caller waits for the undertakers. */
public class Workers {
    private Workers() {}

    private static class Undertaker implements Callable<Void> {
        private final Thread thread;

        Undertaker(Thread thread) {
            this.thread = thread;
        }

        @Override
        public Void call() throws InterruptedException {
            thread.join();
            return null;
        }
    }

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        int i = 0;
        for (Runnable task : tasks) {
            if (task == null) throw new NullPointerException("task " + i);
            Thread thread = new Thread(task);
            thread.setName("worker-" + i++);
            threads.add(thread);
        }
        ExecutorService undertakers = Executors.newCachedThreadPool();
        try {
            Collection<Undertaker> rest = new ArrayList<>();
            for (Thread thread : threads) {
                thread.start();
                rest.add(new Undertaker(thread));
            }
            undertakers.invokeAll(rest);
        } finally {
            undertakers.shutdownNow();
        }
    }
}
