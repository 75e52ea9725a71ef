package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Each future runs on a thread made for it alone; a failure is told before its future is complete. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (Runnable task : tasks) {
            String name = "worker-" + ends.size();
            ends.add(CompletableFuture.runAsync(() -> tellingFailures(task), work -> new Thread(work, name).start()));
        }
        try {
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static void tellingFailures(Runnable task) {
        try {
            task.run();
        } catch (Throwable thrown) {
            Thread here = Thread.currentThread();
            here.getUncaughtExceptionHandler().uncaughtException(here, thrown);
        }
    }
}
