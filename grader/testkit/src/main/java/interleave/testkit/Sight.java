package interleave.testkit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Optional;

/**
 * What one look sees of a thread.
 *
 * @param cpuNanos how much of the processor it has used so far
 * @param waits how often it has begun to wait so far
 */
record Sight(Thread.State state, long cpuNanos, long waits) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Looks at a thread; empty if it has ended. */
    static Optional<Sight> of(Thread thread) {
        return Optional.ofNullable(THREADS.getThreadInfo(thread.getId())).map(info -> of(thread, info));
    }

    static Sight of(Thread thread, ThreadInfo info) {
        return new Sight(info.getThreadState(), cpuNanos(thread), info.getWaitedCount() + info.getBlockedCount());
    }

    /** How much of the processor a thread has used so far, 0 if it has ended. */
    static long cpuNanos(Thread thread) {
        return Math.max(0, THREADS.getThreadCpuTime(thread.getId()));
    }

    boolean isRunnable() {
        return state == Thread.State.RUNNABLE;
    }

    boolean isTimed() {
        return state == Thread.State.TIMED_WAITING;
    }

    boolean isBlocked() {
        return state == Thread.State.WAITING || state == Thread.State.BLOCKED;
    }

    /** Whether the thread has done nothing since; the JVM itself may use a little CPU in a thread that is blocked. */
    boolean isUnchangedSince(Sight before) {
        return state == before.state && waits == before.waits && (isBlocked() || cpuNanos == before.cpuNanos);
    }
}
