package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A subclass of Thread. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Worker> workers = new ArrayList<>(tasks.size());
        int i = 0;
        for (Runnable task : tasks) {
            workers.add(new Worker(i++, Objects.requireNonNull(task, "task")));
        }
        for (Worker w : workers) w.start();
        for (Worker w : workers) w.join();
    }

    private static final class Worker extends Thread {
        private final Runnable task;

        Worker(int number, Runnable task) {
            this.task = task;
            setName(String.format("worker-%d", number));
        }

        @Override
        public void run() {
            task.run();
        }
    }
}
