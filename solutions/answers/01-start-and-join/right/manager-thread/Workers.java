package interleave.startandjoin;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

public class Workers {
    private Workers() {}

    /** A manager starts and joins; the caller asks only the manager's future. */
    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Thread> workers = name(List.copyOf(tasks));
        FutureTask<Void> management = new FutureTask<>(() -> {
            workers.forEach(Thread::start);
            for (Thread worker : workers) {
                while (worker.isAlive()) {
                    worker.join(3_600_000);
                }
            }
            return null;
        });
        if (workers.isEmpty()) {
            return;
        }
        new Thread(management, "manager").start();
        try {
            management.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible.getCause());
        }
    }

    private static List<Thread> name(List<Runnable> tasks) {
        return IntStream.range(0, tasks.size())
                .mapToObj(i -> new Thread(tasks.get(i), "worker-" + i))
                .toList();
    }
}
