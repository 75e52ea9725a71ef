package interleave.testkit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Optional;

/** Finds out whether a thread that should be waiting burns CPU, by its own CPU time and by how often it wakes up. */
final class Quietness {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long BURNT_CPU_NANOS = 30_000_000;
    private static final long AT_REST_CPU_NANOS = 3_000_000;
    private static final long LONGEST_NANOS = 3_000_000_000L;

    private Quietness() {}

    /**
     * Looks at a thread until it is clear what it does.
     *
     * @param wakeUpsPerSecond how often it may wake up by itself
     * @throws AssertionError if it burns CPU or wakes up more often
     */
    static void check(Thread thread, int wakeUpsPerSecond, String meaning) {
        // Ten wake-ups a second cannot be told from twenty in less time; burning shows at once.
        long enoughNanos = wakeUpsPerSecond < 100 ? 400_000_000 : 80_000_000;
        Canary canary = Canary.ofThisMachine();
        long firstAnswer = canary.answers();
        long begin = System.nanoTime();
        long firstCpu = cpu(thread);
        long firstWaits = waits(thread);
        while (thread.isAlive()) {
            Threads.pause();
            long nanos = System.nanoTime() - begin;
            long burnt = cpu(thread) - firstCpu;
            long woke = waits(thread) - firstWaits;
            if (burnt >= BURNT_CPU_NANOS) {
                throw new AssertionError(thread.getName() + " burns CPU while it waits" + place(thread) + ".\n" + meaning);
            }
            boolean enough = nanos >= enoughNanos && canary.answers() - firstAnswer >= 30;
            if (enough && woke > 2 + wakeUpsPerSecond * (nanos / 1e9)) {
                throw new AssertionError(thread.getName() + " woke up " + woke + " times in " + nanos / 1_000_000
                        + " ms while it waits" + place(thread) + ".\n" + meaning);
            }
            if (enough && burnt <= AT_REST_CPU_NANOS || nanos >= LONGEST_NANOS) {
                return;
            }
        }
    }

    private static String place(Thread thread) {
        Optional<StackTraceElement> line = Failure.studentLine(thread.getStackTrace());
        return line.map(l -> ", at " + Failure.where(l)).orElse("");
    }

    private static long cpu(Thread thread) {
        return Math.max(0, THREADS.getThreadCpuTime(thread.getId()));
    }

    private static long waits(Thread thread) {
        ThreadInfo info = THREADS.getThreadInfo(thread.getId());
        return info == null ? 0 : info.getWaitedCount() + info.getBlockedCount();
    }
}
