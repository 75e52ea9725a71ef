package interleave.startandjoin;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Runnable> copy = List.copyOf(tasks);
        List<Worker> workers = copy.stream().map(Worker::new).collect(Collectors.toList());
        workers.forEach(Thread::start);
        for (Worker w : workers) {
            w.join();
        }
    }

    private static class Worker extends Thread {
        private static final AtomicInteger NEXT = new AtomicInteger();

        Worker(Runnable task) {
            super(task, "worker-" + NEXT.getAndIncrement());
        }
    }
}
