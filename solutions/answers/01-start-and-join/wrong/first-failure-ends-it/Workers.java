package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One failure ends the waiting and interrupts the rest. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        CompletableFuture<Void> failed = new CompletableFuture<>();
        for (Runnable task : tasks) {
            CompletableFuture<Void> end = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    task.run();
                    end.complete(null);
                } catch (Throwable thrown) {
                    Thread here = Thread.currentThread();
                    here.getUncaughtExceptionHandler().uncaughtException(here, thrown);
                    failed.complete(null);
                }
            });
            thread.setName("worker-" + threads.size());
            threads.add(thread);
            ends.add(end);
        }
        threads.forEach(Thread::start);
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)), failed)
                    .get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
        if (failed.isDone()) {
            threads.forEach(Thread::interrupt);
        }
    }
}
