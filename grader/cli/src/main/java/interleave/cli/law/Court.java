package interleave.cli.law;

import interleave.cli.run.TestJvm;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    private final List<Trial> trials;
    private final int runs;
    private final int jobs;
    private final PrintWriter out;
    private final Queue<Run> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger done = new AtomicInteger();
    private long lastLine = System.nanoTime();

    private record Run(Trial trial, int number) {}

    Court(List<Trial> trials, int runs, int jobs, PrintWriter out) {
        this.trials = trials;
        this.runs = runs;
        this.jobs = jobs;
        this.out = out;
    }

    /** Returns when every trial has had all its runs. The calling thread waits; it also prints. */
    void sit() throws InterruptedException {
        // All answers once, then all again: so the runs of one answer meet different moments and JVMs.
        for (int number = 1; number <= runs; number++) {
            for (Trial trial : trials) {
                open.add(new Run(trial, number));
            }
        }
        AtomicInteger number = new AtomicInteger();
        ExecutorService pool =
                Executors.newFixedThreadPool(jobs, task -> new Thread(task, "law-" + number.incrementAndGet()));
        try {
            List<Future<?>> judges = new ArrayList<>();
            for (int job = 0; job < jobs; job++) {
                judges.add(pool.submit(this::judge));
            }
            for (Future<?> judge : judges) {
                await(judge);
            }
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private Void judge() throws IOException, InterruptedException {
        try (TestJvm jvm = new TestJvm()) {
            for (Run run = open.poll(); run != null; run = open.poll()) {
                run.trial.run(run.number, jvm);
                done.incrementAndGet();
            }
        }
        return null;
    }

    private void tellHowFar() {
        if (System.nanoTime() - lastLine >= TimeUnit.SECONDS.toNanos(LINE_SECONDS)) {
            lastLine = System.nanoTime();
            out.println(done + " of " + trials.size() * runs + " runs");
            out.flush();
        }
    }

    private void await(Future<?> judge) throws InterruptedException {
        while (true) {
            try {
                judge.get(1, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                tellHowFar();
            } catch (ExecutionException e) {
                open.clear();
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
