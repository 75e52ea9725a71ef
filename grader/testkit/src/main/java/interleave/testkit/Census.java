package interleave.testkit;

import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * Knows which threads of this JVM count in a test: those that the test or the student's code has started, whenever that
 * was. A worker of a static pool may come from an earlier test and still do this one's work, so it counts, too.
 *
 * <p>Any thread may ask; nothing here waits.
 */
final class Census {
    private static final Set<Thread> BEFORE_ANY_TEST = Set.copyOf(alive());
    private static final Set<String> GROUPS_OF_THE_JVM = Set.of("system", "InnocuousThreadGroup");
    private static final List<String> NAMES_OF_THE_HARNESS = List.of("testkit-", "junit-", "surefire-");
    private static final Set<String> IDLE_CALLS = Set.of(
            "java.util.concurrent.ThreadPoolExecutor.getTask",
            "java.util.concurrent.ForkJoinPool.awaitWork",
            "java.util.concurrent.DelayScheduler.loop",
            "java.util.TimerThread.mainLoop");
    private static final Set<String> TYPES_THAT_WAIT_FOR_THEIR_TIME = Set.of(
            "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue",
            "java.util.concurrent.DelayScheduler",
            "java.util.TimerThread");
    private static final Map<Thread, Sight> LEFT_BEHIND = new ConcurrentHashMap<>();

    private static final Set<Thread> HARNESS = ConcurrentHashMap.newKeySet();
    private static volatile boolean namesAreTrusted = true;

    private Census() {}

    /** Tells that a thread is the kit's or JUnit's own. */
    static void isOfTheHarness(Thread thread) {
        HARNESS.removeIf(t -> t.getState() == Thread.State.TERMINATED);
        HARNESS.add(thread);
    }

    /** From now on only threads that were told are the harness's: any code can name its threads as it likes. */
    static void trustNoNames() {
        namesAreTrusted = false;
    }

    /** Remembers which threads are alive now as the JVM's own; to be called before any test class is initialised. */
    static void begin() {
        // Loading this class has done it.
    }

    /** The threads that count, those that run for ever since an earlier test excepted. */
    static List<Thread> counted(Collection<Thread> except) {
        List<Thread> counted = new ArrayList<>();
        for (Thread thread : alive()) {
            Sight left = LEFT_BEHIND.get(thread);
            if (!except.contains(thread) && !isOfTheJvm(thread) && (left == null || !left.isRunnable())) {
                counted.add(thread);
            }
        }
        return counted;
    }

    private static boolean isOfTheJvm(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return BEFORE_ANY_TEST.contains(thread)
                || HARNESS.contains(thread)
                || namesAreTrusted && NAMES_OF_THE_HARNESS.stream().anyMatch(thread.getName()::startsWith)
                || group != null && isOfTheJvm(group);
    }

    /** A group of that name somewhere below may be the student's. */
    private static boolean isOfTheJvm(ThreadGroup group) {
        boolean outermost = group.getParent() == null || group.getParent().getParent() == null;
        return outermost && GROUPS_OF_THE_JVM.contains(group.getName());
    }

    /** Gives threads up that cannot be stopped. They count again, save for those that run, as soon as they do anything. */
    static void leaveBehind(Collection<Thread> threads) {
        LEFT_BEHIND.keySet().removeIf(t -> !t.isAlive());
        for (Thread thread : threads) {
            if (isRunning(thread)) {
                // One look may meet a thread that is awake for a moment only.
                Threads.pause();
            }
            Sight.of(thread).ifPresent(sight -> LEFT_BEHIND.put(thread, sight));
        }
    }

    /** Those that ran when an earlier test gave them up. */
    static List<Thread> leftRunning() {
        return LEFT_BEHIND.entrySet().stream()
                .filter(left -> left.getValue().isRunnable() && left.getKey().isAlive())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isRunning(Thread thread) {
        return thread.getState() == Thread.State.RUNNABLE;
    }

    /** Whether an earlier test has given this thread up. */
    static boolean isLeftBehind(long id) {
        return LEFT_BEHIND.keySet().stream().anyMatch(t -> t.getId() == id);
    }

    /** Whether this thread has not done anything since an earlier test gave it up. */
    static boolean isAsItWasLeft(Thread thread) {
        Sight left = LEFT_BEHIND.get(thread);
        return left != null
                && (left.isRunnable()
                        || Sight.of(thread)
                                .filter(now -> now.isUnchangedSince(left))
                                .isPresent());
    }

    /** Whether this is a worker of a pool or a timer with nothing to do, and none that will find some by itself. */
    static boolean isIdleWorker(Thread thread) {
        boolean timed = thread.getState() == Thread.State.TIMED_WAITING;
        boolean idle = false;
        for (StackTraceElement frame : thread.getStackTrace()) {
            String type = frame.getClassName();
            if (timed && TYPES_THAT_WAIT_FOR_THEIR_TIME.contains(type)) {
                return false;
            }
            idle |= IDLE_CALLS.contains(type + "." + frame.getMethodName());
        }
        return idle;
    }

    /**
     * Whether no thread is left of what ran before that could disturb what comes next: by burning CPU, by waking up, or by
     * keeping for ever what all class loaders share, be it the monitor of a text or a thread of the JDK's own pools.
     */
    static boolean isQuiet() {
        ThreadMXBean mx = ManagementFactory.getThreadMXBean();
        for (Thread thread : alive()) {
            if (thread == Thread.currentThread() || isOfTheJvm(thread) || isIdleWorker(thread)) {
                continue;
            }
            ThreadInfo[] info = mx.getThreadInfo(new long[] {thread.getId()}, true, false);
            if (info[0] == null) {
                continue;
            }
            boolean blocked = info[0].getThreadState() == Thread.State.WAITING
                    || info[0].getThreadState() == Thread.State.BLOCKED;
            if (!blocked
                    || isOfTheJdksPools(thread)
                    || Arrays.stream(info[0].getLockedMonitors()).anyMatch(Census::isShared)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isShared(MonitorInfo monitor) {
        String type = monitor.getClassName();
        return type.startsWith("java.") && !type.equals("java.lang.Object");
    }

    /** The common pool, and what {@code CompletableFuture} keeps its time with. */
    private static boolean isOfTheJdksPools(Thread thread) {
        return thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool()
                || thread.getName().startsWith("CompletableFutureDelayScheduler");
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
