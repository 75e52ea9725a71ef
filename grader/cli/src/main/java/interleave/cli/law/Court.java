package interleave.cli.law;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs all trials side by side, and says how far it has come. */
final class Court {
    private static final long LINE_SECONDS = 10;

    /** Runs that may share a JVM: enough to make them cheap, few enough that cold starts are seen, too. */
    private static final int BATCH = 5;

    private final List<Trial> trials;
    private final int runs;
    private final int jobs;
    private final PrintWriter out;
    private final AtomicInteger done = new AtomicInteger();
    private long lastLine = System.nanoTime();

    Court(List<Trial> trials, int runs, int jobs, PrintWriter out) {
        this.trials = trials;
        this.runs = runs;
        this.jobs = jobs;
        this.out = out;
    }

    /** Returns when every trial has had all its runs. The calling thread waits; it also prints. */
    void sit() throws InterruptedException {
        AtomicInteger number = new AtomicInteger();
        ExecutorService pool =
                Executors.newFixedThreadPool(jobs, task -> new Thread(task, "law-" + number.incrementAndGet()));
        try {
            List<Future<?>> pending = new ArrayList<>();
            for (int first = 1; first <= runs; first += BATCH) {
                int batch = first;
                int times = Math.min(BATCH, runs - first + 1);
                for (Trial trial : trials) {
                    pending.add(pool.submit(() -> run(trial, batch, times)));
                }
            }
            for (Future<?> run : pending) {
                await(run);
                tellHowFar();
            }
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private Void run(Trial trial, int batch, int times) throws IOException, InterruptedException {
        trial.run(batch, times);
        done.addAndGet(times);
        return null;
    }

    private void tellHowFar() {
        if (System.nanoTime() - lastLine >= TimeUnit.SECONDS.toNanos(LINE_SECONDS)) {
            lastLine = System.nanoTime();
            out.println(done + " of " + trials.size() * runs + " runs");
            out.flush();
        }
    }

    private void await(Future<?> run) throws InterruptedException {
        while (true) {
            try {
                run.get(1, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                tellHowFar();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
