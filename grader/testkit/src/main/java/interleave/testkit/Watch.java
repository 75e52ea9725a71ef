package interleave.testkit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * Looks again and again at the threads that a test and the student's code have started, and says for how long nothing
 * has moved.
 *
 * <p>What moves is told by a thread's state, its CPU time and how often it has waited, never by the clock alone: a thread
 * that was woken and is not yet running shows none of these, which is why stillness also counts the answers of the {@link
 * Canary}. A thread that wakes up by a time-out and waits again is drowsy: it does not end the stillness, but makes it
 * count for less.
 *
 * <p>Used by one thread.
 */
final class Watch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Set<Thread> OF_THE_JVM = Set.copyOf(alive());
    private static final Set<Thread> ABANDONED = ConcurrentHashMap.newKeySet();
    private static final long DROWSY_CPU_NANOS = 5_000_000;

    private final Threads threads;
    private final Canary canary = Canary.ofThisMachine();
    private final Set<Thread> except;
    private Map<Thread, Sight> last = new HashMap<>();
    private final Map<Thread, Long> cpuAtLastEvent = new HashMap<>();
    private long events = -1;
    private long stillNanos;
    private long stillAnswers;
    private long eventNanos;
    private long eventAnswers;
    private boolean drowsy;
    private boolean bounded = true;

    /**
     * @param except threads that do not count, such as the one that looks
     */
    Watch(Threads threads, Thread... except) {
        this.threads = threads;
        this.except = new HashSet<>(Arrays.asList(except));
    }

    /** What one look sees of a thread. */
    private record Sight(Thread.State state, long cpuNanos, long waits, boolean drowsy) {
        boolean isBlocked() {
            return state == Thread.State.WAITING || state == Thread.State.BLOCKED;
        }
    }

    /** Looks once more; call it about every millisecond. */
    void look() {
        long now = System.nanoTime();
        long answers = canary.answers();
        Map<Thread, Sight> sights = new HashMap<>();
        boolean moved = false;
        boolean anyDrowsy = false;
        boolean allBounded = true;
        for (Thread thread : watched()) {
            ThreadInfo info = THREADS.getThreadInfo(thread.getId());
            if (info == null) {
                continue;
            }
            Sight before = last.get(thread);
            Sight sight = sight(thread, info, before);
            sights.put(thread, sight);
            anyDrowsy |= sight.drowsy;
            allBounded &= sight.isBlocked();
            moved |= before == null || !sight.drowsy && (!sight.isBlocked() || !sight.equals(before));
        }
        moved |= sights.size() != last.size();
        last = sights;
        drowsy = anyDrowsy;
        bounded = allBounded;
        long happened = threads.events();
        if (happened != events) {
            events = happened;
            eventNanos = now;
            eventAnswers = answers;
            cpuAtLastEvent.clear();
            moved = true;
        }
        sights.forEach((thread, sight) -> cpuAtLastEvent.putIfAbsent(thread, sight.cpuNanos));
        if (moved) {
            stillNanos = now;
            stillAnswers = answers;
        }
    }

    private static Sight sight(Thread thread, ThreadInfo info, Sight before) {
        Thread.State state = info.getThreadState();
        long cpu = Math.max(0, THREADS.getThreadCpuTime(thread.getId()));
        long waits = info.getWaitedCount() + info.getBlockedCount();
        boolean wokeShortly =
                before != null && before.drowsy && cpu - before.cpuNanos < DROWSY_CPU_NANOS && state != Thread.State.BLOCKED;
        boolean isDrowsy = state == Thread.State.TIMED_WAITING || wokeShortly && state == Thread.State.RUNNABLE;
        return new Sight(state, cpu, waits, isDrowsy);
    }

    /** Whether nothing has moved for so long, every thread being blocked with no time limit of its own. */
    boolean isStillForGood(long millis, long answers) {
        return bounded && !drowsy && isStill(millis, answers);
    }

    /** Whether nothing has moved for so long, save threads that wake up by a time-out and wait again. */
    boolean isStill(long millis, long answers) {
        return System.nanoTime() - stillNanos >= millis * 1_000_000 && canary.answers() - stillAnswers >= answers;
    }

    /** Whether a thread wakes up by a time limit of its own. */
    boolean isDrowsy() {
        return drowsy;
    }

    /** Whether some thread has used so much CPU since anything happened that the test could see. */
    boolean isBusy(long cpuMillis) {
        return last.entrySet().stream()
                .anyMatch(e -> e.getValue().cpuNanos - cpuAtLastEvent.get(e.getKey()) >= cpuMillis * 1_000_000);
    }

    /** Whether nothing has happened for so long that the test could see. */
    boolean isWithoutEvent(long millis, long answers) {
        return System.nanoTime() - eventNanos >= millis * 1_000_000 && canary.answers() - eventAnswers >= answers;
    }

    /** The threads that count: those alive that belong neither to the JVM nor to the kit, nor were given up before. */
    Collection<Thread> watched() {
        return alive().stream()
                .filter(t -> !OF_THE_JVM.contains(t) && !ABANDONED.contains(t) && !except.contains(t))
                .filter(t -> !isOfTheHarness(t))
                .toList();
    }

    /** Gives a thread up that cannot be stopped, so that it counts in no later test. */
    static void abandon(Thread thread) {
        ABANDONED.removeIf(t -> !t.isAlive());
        ABANDONED.add(thread);
    }

    private static boolean isOfTheHarness(Thread thread) {
        String name = thread.getName();
        return name.startsWith("testkit-") || name.startsWith("junit-") || name.startsWith("surefire-");
    }

    /** Workers of the common pool live as long as the JVM and are at rest between tests. */
    static boolean isOfTheCommonPool(Thread thread) {
        return thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool();
    }

    private static List<Thread> alive() {
        ThreadGroup top = Thread.currentThread().getThreadGroup();
        while (top.getParent() != null) {
            top = top.getParent();
        }
        Thread[] all = new Thread[top.activeCount() + 64];
        int count = top.enumerate(all, true);
        while (count == all.length) {
            all = new Thread[2 * all.length];
            count = top.enumerate(all, true);
        }
        return Arrays.asList(all).subList(0, count);
    }
}
