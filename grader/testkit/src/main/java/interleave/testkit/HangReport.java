package interleave.testkit;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says, from the JVM's own thread dump, who waits for what and who holds it. */
final class HangReport {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<Long, ThreadInfo> dump = new HashMap<>();
    private final Map<Long, String> parked = new HashMap<>();
    private final List<Thread> threads;

    private HangReport(Collection<Thread> watched, Map<Thread, String> parkedAt) {
        threads = watched.stream()
                .sorted(Comparator.comparing(Thread::getName))
                .toList();
        long[] ids = threads.stream().mapToLong(Thread::getId).toArray();
        for (ThreadInfo info : THREADS.getThreadInfo(ids, true, true)) {
            if (info != null) {
                dump.put(info.getThreadId(), info);
            }
        }
        parkedAt.forEach((thread, place) -> parked.put(thread.getId(), place));
    }

    /** A sentence for every thread of which there is something to say, a deadlock first. */
    static List<String> of(Collection<Thread> watched, Map<Thread, String> parkedAt) {
        return new HangReport(watched, parkedAt).sentences();
    }

    private List<String> sentences() {
        List<String> told = new ArrayList<>();
        Set<Long> circle = circle();
        if (circle.size() == 1) {
            told.add(name(circle.iterator().next()) + " waits for itself: a deadlock.");
        } else if (!circle.isEmpty()) {
            List<String> names = circle.stream().map(this::name).toList();
            told.add(String.join(" and ", names) + " wait for each other: a deadlock.");
        }
        for (Thread thread : threads) {
            ThreadInfo info = dump.get(thread.getId());
            if (info == null) {
                continue;
            }
            if (parked.containsKey(info.getThreadId())) {
                told.add(info.getThreadName() + " is held by the test in " + parked.get(info.getThreadId()) + ".");
                continue;
            }
            Optional<StackTraceElement> line = Failure.studentLine(info.getStackTrace());
            // A pool's idle worker has no line of the student's on its stack, and explains nothing.
            line.ifPresent(l -> told.add(sentence(info, Failure.where(l))));
        }
        return told;
    }

    private String sentence(ThreadInfo info, String place) {
        String name = info.getThreadName();
        return switch (info.getThreadState()) {
            case TIMED_WAITING -> name + " waits with a time limit, again and again or for long, at " + place + what(info) + ".";
            case WAITING, BLOCKED -> name + " waits for ever at " + place + what(info) + ".";
            default -> name + " is still running at " + place + ".";
        };
    }

    private String what(ThreadInfo info) {
        LockInfo lock = info.getLockInfo();
        if (lock == null) {
            return joined(info);
        }
        String kind = kind(lock);
        long owner = owner(info);
        if (owner == info.getThreadId()) {
            return ", for a " + kind + " that it holds itself";
        }
        if (owner >= 0) {
            return ", for a " + kind + " that " + name(owner) + " holds" + since(owner, lock);
        }
        if (kind.equals("ReentrantLock") || kind.equals("lock of an object")) {
            return ", for a " + kind + " that a thread has kept which ended";
        }
        return ", for a " + kind;
    }

    /** Thread.join waits on the thread itself, which says more than "an object's lock". */
    private String joined(ThreadInfo info) {
        for (StackTraceElement frame : info.getStackTrace()) {
            if (frame.getClassName().equals("java.lang.Thread") && frame.getMethodName().equals("join")) {
                return ", for another thread to end";
            }
        }
        return "";
    }

    private String since(long owner, LockInfo lock) {
        ThreadInfo info = dump.get(owner);
        if (info == null) {
            return "";
        }
        for (MonitorInfo monitor : info.getLockedMonitors()) {
            StackTraceElement frame = monitor.getLockedStackFrame();
            if (monitor.getIdentityHashCode() == lock.getIdentityHashCode() && frame != null) {
                return " since " + Failure.where(frame);
            }
        }
        return "";
    }

    private static String kind(LockInfo lock) {
        String type = lock.getClassName();
        String simple = type.substring(type.lastIndexOf('.') + 1);
        if (!type.startsWith("java.util.concurrent.")) {
            return "lock of an object";
        }
        if (simple.endsWith("$ConditionObject")) {
            return "Condition to be signalled";
        }
        int inner = simple.indexOf('$');
        return inner < 0 ? simple : simple.substring(0, inner);
    }

    private static long owner(ThreadInfo info) {
        boolean waitsToBeNotified = info.getThreadState() != Thread.State.BLOCKED && isInObjectWait(info);
        return waitsToBeNotified ? -1 : info.getLockOwnerId();
    }

    private static boolean isInObjectWait(ThreadInfo info) {
        StackTraceElement[] stack = info.getStackTrace();
        return stack.length > 0
                && stack[0].getClassName().equals("java.lang.Object")
                && stack[0].getMethodName().startsWith("wait");
    }

    private String name(long id) {
        ThreadInfo info = dump.get(id);
        return info == null ? "another thread" : info.getThreadName();
    }

    /** The first circle of threads that each wait for a lock which the next one holds. */
    private Set<Long> circle() {
        for (Thread thread : threads) {
            Set<Long> path = new LinkedHashSet<>();
            long id = thread.getId();
            while (dump.containsKey(id) && path.add(id)) {
                id = owner(dump.get(id));
            }
            if (path.contains(id)) {
                List<Long> list = new ArrayList<>(path);
                return new LinkedHashSet<>(list.subList(list.indexOf(id), list.size()));
            }
        }
        return Set.of();
    }
}
