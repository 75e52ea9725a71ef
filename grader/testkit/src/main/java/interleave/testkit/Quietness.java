package interleave.testkit;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds out whether a thread that should be waiting burns CPU, by its own CPU time and by how often it wakes up. */
final class Quietness {
    private static final ClassLoadingMXBean CLASSES = ManagementFactory.getClassLoadingMXBean();
    private static final long BURNT_CPU_NANOS = 30_000_000;
    private static final long AT_REST_CPU_NANOS = 3_000_000;
    private static final long LONGEST_NANOS = 3_000_000_000L;

    /** Where the machine is so busy that a look takes longer, a thread that polls comes to fewer wake-ups, too. */
    private static final long LONGEST_USUAL_LOOK_NANOS = 4_000_000;

    private static final long ENOUGH_WHERE_LOOKS_ARE_RARE = 2_000_000_000L;
    private static final int FEWEST_ANSWERS = 30;
    private static final int FEWEST_LOOKS = 30;
    private static final int LOOKS_AT_THE_PLACE = 20;

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
        // Ten wake-ups a second cannot be told from twenty in a moment; burning shows at once.
        boolean slow = wakeUpsPerSecond < 100;
        long enoughNanos = slow ? 500_000_000 : 80_000_000;
        WakeUps wakeUps = new WakeUps(wakeUpsPerSecond);
        while (thread.isAlive()) {
            Threads.pause();
            atEachLook.run();
            boolean last = isTimeUp();
            if (CLASSES.getTotalLoadedClassCount() != classes && !last) {
                // Whoever loads classes is still on his way to where he will wait.
                restart();
                wakeUps = new WakeUps(wakeUpsPerSecond);
                continue;
            }
            look();
            long nanos = System.nanoTime() - since;
            long burnt = Sight.cpuNanos(thread) - firstCpu;
            long woke = waits() - firstWaits;
            long end = System.nanoTime() - since;
            boolean tooOften = slow && wakeUps.areTooMany(nanos, end, woke);
            boolean enough = nanos >= enoughNanos
                    && looks >= FEWEST_LOOKS
                    && canary.answers() - firstAnswer >= FEWEST_ANSWERS
                    && (!slow || nanos >= ENOUGH_WHERE_LOOKS_ARE_RARE || nanos / looks < LONGEST_USUAL_LOOK_NANOS);
            if (burnt >= BURNT_CPU_NANOS || last && isRunning()) {
                throw new AssertionError(Names.of(thread) + " burns CPU while it waits" + place() + ".\n" + meaning);
            }
            if (tooOften || enough && !slow && woke > 2 + wakeUpsPerSecond * (nanos / 1e9)) {
                throw new AssertionError(Names.of(thread) + " wakes up more than " + wakeUpsPerSecond
                        + " times a second while it waits" + place() + ".\n" + meaning);
            }
            if (last || enough && burnt <= AT_REST_CPU_NANOS && !isRunning()) {
                return;
            }
        }
    }

    /** On a machine so busy that even looking is slow, it takes longer until the looks tell anything. */
    private boolean isTimeUp() {
        long nanos = System.nanoTime() - begin;
        return nanos >= LONGEST_NANOS && looks >= FEWEST_LOOKS || nanos >= 5 * LONGEST_NANOS;
    }

    private void look() {
        looks++;
        running += thread.getState() == Thread.State.RUNNABLE ? 1 : 0;
    }

    /** Under load, a thread that yields again and again burns little; but it is always ready to run. */
    private boolean isRunning() {
        return looks >= FEWEST_LOOKS && running > looks / 2;
    }

    /**
     * Where it turns in its loop: the innermost method in which it is at every look, and of that the first line. One look
     * would find another line each time.
     */
    private String place() {
        List<List<StackTraceElement>> stacks = new ArrayList<>();
        for (int look = 0; look < LOOKS_AT_THE_PLACE; look++) {
            List<StackTraceElement> lines = Failure.studentLines(thread.getStackTrace());
            if (!lines.isEmpty()) {
                stacks.add(lines);
            }
            Threads.pause();
        }
        return innermost(stacks).map(line -> ", at " + Failure.where(line)).orElse("");
    }

    static Optional<StackTraceElement> innermost(List<List<StackTraceElement>> stacks) {
        int common = 0;
        while (areInOneMethod(stacks, common)) {
            common++;
        }
        int depth = Math.max(0, common - 1);
        return stacks.stream()
                .map(stack -> stack.get(depth))
                .min(Comparator.comparingInt(StackTraceElement::getLineNumber));
    }

    private static boolean areInOneMethod(List<List<StackTraceElement>> stacks, int depth) {
        return !stacks.isEmpty()
                && stacks.stream().allMatch(stack -> stack.size() > depth)
                && stacks.stream()
                                .map(stack -> stack.get(depth))
                                .map(line -> line.getClassName() + "." + line.getMethodName())
                                .distinct()
                                .count()
                        == 1;
    }

    private long waits() {
        return Sight.of(thread).map(Sight::waits).orElse(0L);
    }
}
