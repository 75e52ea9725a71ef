package interleave.testkit;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;

/** Finds out whether a thread that should be waiting burns CPU, by its own CPU time and by how often it wakes up. */
final class Quietness {
    private static final ClassLoadingMXBean CLASSES = ManagementFactory.getClassLoadingMXBean();
    private static final long BURNT_CPU_NANOS = 30_000_000;
    private static final long AT_REST_CPU_NANOS = 3_000_000;
    private static final long LONGEST_NANOS = 3_000_000_000L;
    private static final int FEWEST_ANSWERS = 30;

    private final Thread thread;
    private final Runnable atEachLook;
    private final Canary canary = Canary.ofThisMachine();
    private final long begin = System.nanoTime();
    private long since;
    private long firstAnswer;
    private long firstCpu;
    private long firstWaits;
    private long classes;
    private long looks;
    private long running;

    /**
     * @param thread the one that should be waiting
     * @param atEachLook told each time that it is looked at
     */
    Quietness(Thread thread, Runnable atEachLook) {
        this.thread = thread;
        this.atEachLook = atEachLook;
        restart();
    }

    private void restart() {
        since = System.nanoTime();
        firstAnswer = canary.answers();
        firstCpu = Sight.cpuNanos(thread);
        firstWaits = waits();
        classes = CLASSES.getTotalLoadedClassCount();
        looks = 0;
        running = 0;
    }

    /**
     * Looks at the thread until it is clear what it does.
     *
     * @param wakeUpsPerSecond how often it may wake up by itself
     * @throws AssertionError if it burns CPU or wakes up more often
     */
    void check(int wakeUpsPerSecond, String meaning) {
        // Ten wake-ups a second cannot be told from twenty in less time; burning shows at once.
        long enoughNanos = wakeUpsPerSecond < 100 ? 400_000_000 : 80_000_000;
        while (thread.isAlive()) {
            Threads.pause();
            atEachLook.run();
            boolean last = System.nanoTime() - begin >= LONGEST_NANOS;
            if (CLASSES.getTotalLoadedClassCount() != classes && !last) {
                // Whoever loads classes is still on his way to where he will wait.
                restart();
                continue;
            }
            look();
            long nanos = System.nanoTime() - since;
            long burnt = Sight.cpuNanos(thread) - firstCpu;
            long woke = waits() - firstWaits;
            boolean enough = nanos >= enoughNanos && canary.answers() - firstAnswer >= FEWEST_ANSWERS;
            if (burnt >= BURNT_CPU_NANOS || last && isRunning()) {
                throw new AssertionError(Names.of(thread) + " burns CPU while it waits" + place() + ".\n" + meaning);
            }
            if (enough && woke > 2 + wakeUpsPerSecond * (nanos / 1e9)) {
                throw new AssertionError(Names.of(thread) + " woke up " + woke + " times in " + nanos / 1_000_000
                        + " ms while it waits" + place() + ".\n" + meaning);
            }
            if (last || enough && burnt <= AT_REST_CPU_NANOS && !isRunning()) {
                return;
            }
        }
    }

    private void look() {
        looks++;
        running += thread.getState() == Thread.State.RUNNABLE ? 1 : 0;
    }

    /** Under load, a thread that yields again and again burns little; but it is always ready to run. */
    private boolean isRunning() {
        return looks >= FEWEST_ANSWERS && running > looks / 2;
    }

    private String place() {
        return Failure.studentLine(thread.getStackTrace())
                .map(l -> ", at " + Failure.where(l))
                .orElse("");
    }

    private long waits() {
        return Sight.of(thread).map(Sight::waits).orElse(0L);
    }
}
