package interleave.testkit;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks again and again at the threads that a test and the student's code have started, and says for how long nothing
 * has moved.
 *
 * <p>What moves is told by a thread's state, its CPU time and how often it has waited. A thread that was woken and is not
 * yet running shows none of these, which is why stillness also counts the answers of the {@link Canary} and asks for
 * {@link Readiness}. Time counts only while the machine lets the watch look, so that a pause of the whole JVM is no
 * stillness. A thread that wakes up by a time-out and waits again is drowsy: it does not end the stillness, but makes it
 * count for less.
 *
 * <p>Used by one thread.
 */
final class Watch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final ClassLoadingMXBean CLASSES = ManagementFactory.getClassLoadingMXBean();
    private static final long DROWSY_CPU_NANOS = 5_000_000;
    private static final int CPU_FACTOR_OF_WAITERS = 10;
    private static final long LONGEST_STEP_NANOS = 20_000_000;
    private static final long MILLIS_TO_GET_THE_PROCESSOR = Readiness.isKnown() ? 250 : 50;

    private final Threads threads;
    private final Canary canary = Canary.ofThisMachine();
    private final Set<Thread> except;
    private final Map<Thread, Sight> atLastEvent = new HashMap<>();
    private Map<Thread, Seen> last = new HashMap<>();
    private long lastLook = System.nanoTime();
    private Moment now = new Moment(0, canary.answers());
    private final Moment begin = now;
    private Moment moved = now;
    private Moment event = now;
    private Moment stillForGoodSince;
    private long events = -1;
    private boolean drowsy;
    private boolean bounded = true;

    /**
     * @param except threads that do not count, such as the one that looks
     */
    Watch(Threads threads, Thread... except) {
        this.threads = threads;
        this.except = Set.of(except);
    }

    /** A point in the time that the watch has seen. */
    private record Moment(long nanos, long answers) {
        boolean isPast(Moment since, long millis, long count) {
            return nanos - since.nanos >= millis * 1_000_000 && answers - since.answers >= count;
        }
    }

    /**
     * What is known of a thread at one look.
     *
     * @param idle whether it is a pool's worker that waits for work
     * @param atRest whether it is idle, or waits since an earlier test
     * @param cpuAsleep its CPU time when it last waited with a time limit, negative if it is not drowsy
     */
    private record Seen(Sight sight, boolean idle, boolean atRest, long cpuAsleep) {
        boolean isDrowsy() {
            return cpuAsleep >= 0;
        }

        boolean isStillAfter(Seen before) {
            return before != null
                    && (isDrowsy() || (sight.isBlocked() || atRest) && sight.isUnchangedSince(before.sight));
        }
    }

    /** Looks once more; call it about every millisecond. */
    void look() {
        long nanos = System.nanoTime();
        now = new Moment(now.nanos + Math.min(nanos - lastLook, LONGEST_STEP_NANOS), canary.answers());
        lastLook = nanos;
        Map<Thread, Seen> all = seeAll();
        boolean still = all.size() == last.size();
        for (Map.Entry<Thread, Seen> entry : all.entrySet()) {
            still &= entry.getValue().isStillAfter(last.get(entry.getKey()));
        }
        last = all;
        drowsy = all.values().stream().anyMatch(Seen::isDrowsy);
        bounded = all.values().stream().allMatch(s -> s.idle || s.sight.isBlocked());
        // Loading classes takes long, burns CPU and comes to an end, so it is as good as an event.
        long happened = threads.events() + CLASSES.getTotalLoadedClassCount();
        if (happened != events) {
            events = happened;
            event = now;
            atLastEvent.clear();
            still = false;
        }
        all.forEach((thread, seen) -> atLastEvent.putIfAbsent(thread, seen.sight));
        if (!still) {
            moved = now;
        }
    }

    private Map<Thread, Seen> seeAll() {
        List<Thread> watched = Census.counted(except);
        ThreadInfo[] infos =
                THREADS.getThreadInfo(watched.stream().mapToLong(Thread::getId).toArray());
        Map<Thread, Seen> all = new HashMap<>();
        for (int i = 0; i < infos.length; i++) {
            if (infos[i] != null) {
                Thread thread = watched.get(i);
                all.put(thread, see(thread, Sight.of(thread, infos[i]), last.get(thread)));
            }
        }
        return all;
    }

    private static Seen see(Thread thread, Sight sight, Seen before) {
        if (before != null && sight.isUnchangedSince(before.sight)) {
            return before;
        }
        if (sight.isTimed()) {
            boolean idle = Census.isIdleWorker(thread);
            boolean atRest = idle || Census.isAsItWasLeft(thread);
            return new Seen(sight, idle, atRest, atRest ? -1 : sight.cpuNanos());
        }
        boolean wokeShortly = before != null
                && before.isDrowsy()
                && sight.isRunnable()
                && sight.cpuNanos() - before.cpuAsleep < DROWSY_CPU_NANOS;
        return new Seen(sight, false, false, wokeShortly ? before.cpuAsleep : -1);
    }

    /** Whether nothing has moved for so long, every thread being blocked with no time limit of its own. */
    boolean isStillForGood(long millis, long answers) {
        boolean stillForGood = bounded && !drowsy && isStill(millis, answers);
        if (stillForGood) {
            stillForGoodSince = moved;
        }
        return stillForGood;
    }

    /**
     * Whether the threads, as last seen, will not move any more. What was found once holds until something moves: the
     * machine may be busy with something else by the time that a report is written.
     */
    boolean isKnownToBeStillForGood() {
        return bounded && !drowsy && (moved.equals(stillForGoodSince) || isStill(0, 0));
    }

    /** Whether nothing has moved for so long, save threads that wake up by a time-out and wait again. */
    boolean isStill(long millis, long answers) {
        return now.isPast(moved, millis, answers)
                && (now.isPast(moved, millis + MILLIS_TO_GET_THE_PROCESSOR, answers) || !Readiness.isAnyoneReady());
    }

    /** Whether a thread wakes up by a time limit of its own. */
    boolean isDrowsy() {
        return drowsy;
    }

    /**
     * Whether some thread has used so much CPU since anything happened that the test could see. One that has also waited
     * meanwhile is no mere spinner, but passes work on to others or gets it from them, so it may use more.
     */
    boolean isBusy(long cpuMillis) {
        return last.entrySet().stream()
                .anyMatch(e -> isBusy(e.getValue().sight, atLastEvent.get(e.getKey()), cpuMillis * 1_000_000));
    }

    private static boolean isBusy(Sight now, Sight before, long cpuNanos) {
        long most = now.waits() == before.waits() ? cpuNanos : CPU_FACTOR_OF_WAITERS * cpuNanos;
        return now.cpuNanos() - before.cpuNanos() >= most;
    }

    /** Whether nothing has happened for so long that the test could see. */
    boolean isWithoutEvent(long millis, long answers) {
        return now.isPast(event, millis, answers);
    }

    /** Whether the watch has lasted so long. */
    boolean isOld(long millis, long answers) {
        return now.isPast(begin, millis, answers);
    }

    /** The threads that count. */
    Collection<Thread> watched() {
        return Census.counted(except);
    }
}
