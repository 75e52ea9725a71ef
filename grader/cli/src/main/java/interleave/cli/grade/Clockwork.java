package interleave.cli.grade;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Ends processes that go beyond their limits. A limit is one of CPU time, so that a busy machine does not shorten it, and a
 * very long one of time as such, for what hangs without doing anything. Any thread may ask.
 */
final class Clockwork implements AutoCloseable {

    private static final long LOOK_MILLIS = 200;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "grade-limits");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Watches a process until the answer is cancelled.
     *
     * @param cpu how much CPU time it may take from now on
     * @param silence how long it may say nothing
     * @param lastWord when it last said something, as {@link System#nanoTime} tells it
     * @param killed what to do just before the process is killed
     */
    ScheduledFuture<?> guard(Process process, Duration cpu, Duration silence, LongSupplier lastWord, Runnable killed) {
        Duration cpuBefore = cpuOf(process);
        return clock.scheduleWithFixedDelay(
                () -> {
                    boolean over = cpuOf(process).minus(cpuBefore).compareTo(cpu) > 0
                            || System.nanoTime() - lastWord.getAsLong() > silence.toNanos();
                    if (over && process.isAlive()) {
                        killed.run();
                        kill(process);
                    }
                },
                LOOK_MILLIS,
                LOOK_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private static Duration cpuOf(Process process) {
        return process.descendants()
                .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(process.info().totalCpuDuration().orElse(Duration.ZERO), Duration::plus);
    }

    /** Ends a process and all that it has started. */
    static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
