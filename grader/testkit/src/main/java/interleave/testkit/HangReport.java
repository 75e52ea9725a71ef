package interleave.testkit;

import interleave.explorer.Runaway;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says, from the JVM's own thread dump, who waits for what and who holds it. */
final class HangReport {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int MOST_THREADS = 10;

    /** A name that the JDK gave. */
    private static final Pattern NUMBERED =
            Pattern.compile("Thread-\\d+|pool-\\d+-thread-\\d+|ForkJoinPool[\\w.]*-\\d*-?worker-\\d+");

    /** A name that a test gave to one of many. */
    private static final Pattern LETTER_AND_NUMBER = Pattern.compile("^([A-Z])\\d+(?= )");

    private static final String SEVERAL = "Each of several threads named ";
    private static final String ANOTHER = "another thread";
    private static final String WOULD_END_ALL = ", which would end the whole program.";

    private final Map<Long, ThreadInfo> dump = new HashMap<>();
    private final Map<Long, Thread> threads = new HashMap<>();
    private final Map<Long, String> parked = new HashMap<>();
    private final boolean forGood;

    private HangReport(Collection<Thread> watched, Map<Thread, String> parkedAt, boolean forGood) {
        this.forGood = forGood;
        watched.forEach(t -> threads.put(t.getId(), t));
        long[] ids = watched.stream().mapToLong(Thread::getId).toArray();
        for (ThreadInfo info : THREADS.getThreadInfo(ids, true, false)) {
            if (info != null) {
                dump.put(info.getThreadId(), info);
            }
        }
        parkedAt.forEach((thread, place) -> parked.put(thread.getId(), place));
    }

    /**
     * A sentence for every thread of which there is something to say, a deadlock first.
     *
     * @param forGood whether nothing moves any more, so that a thread that waits will wait for ever
     */
    static List<String> of(Collection<Thread> watched, Map<Thread, String> parkedAt, boolean forGood) {
        return new HangReport(watched, parkedAt, forGood).sentences();
    }

    /** The message with what would have ended the whole program at its beginning: all else follows from that. */
    static String endOfAllFirst(String message) {
        List<String> lines = message.lines().toList();
        List<String> ends = lines.stream()
                .filter(line -> line.endsWith(WOULD_END_ALL))
                .distinct()
                .toList();
        return ends.isEmpty()
                ? message
                : Stream.concat(ends.stream(), lines.stream().filter(line -> !line.endsWith(WOULD_END_ALL)))
                        .collect(Collectors.joining("\n"));
    }

    private List<String> sentences() {
        List<String> told = new ArrayList<>();
        List<Long> circle = circle();
        List<ThreadInfo> order = new ArrayList<>(dump.values());
        order.sort(Comparator.<ThreadInfo, Boolean>comparing(i -> !circle.contains(i.getThreadId()))
                .thenComparing(i -> Names.of(i)));
        List<String> others = new ArrayList<>();
        for (ThreadInfo info : order) {
            sentence(info).ifPresent((circle.contains(info.getThreadId()) ? told : others)::add);
        }
        told.addAll(told.size() + others.size() > MOST_THREADS ? inShort(others) : others);
        if (told.size() > MOST_THREADS) {
            int more = told.size() - MOST_THREADS;
            told.subList(MOST_THREADS, told.size()).clear();
            told.add("And " + more + (more == 1 ? " more thread waits or runs." : " more threads wait or run."));
        }
        if (!circle.isEmpty()) {
            told.add(0, deadlock(circle.stream().map(this::name).sorted().toList()));
        }
        return told.stream().map(HangReport::capital).toList();
    }

    /** Of many threads it matters what they do and not which does it; it may be another one next time. */
    private static List<String> inShort(List<String> told) {
        Map<String, List<String>> alike = new LinkedHashMap<>();
        for (String sentence : told) {
            String withoutNumbers = NUMBERED.matcher(sentence).replaceAll(ANOTHER);
            // How many of the test's own threads are left is luck, too.
            String kind = LETTER_AND_NUMBER.matcher(withoutNumbers).replaceFirst(SEVERAL + "$1 and a number");
            alike.computeIfAbsent(kind, first -> new ArrayList<>()).add(withoutNumbers);
        }
        List<String> named = new ArrayList<>();
        List<String> others = new ArrayList<>();
        alike.forEach((kind, sentences) -> {
            if (kind.startsWith(SEVERAL)) {
                named.add(sentences.size() == 1 ? sentences.get(0) : kind);
            } else if (!kind.startsWith(ANOTHER)) {
                named.add(kind);
            } else if (sentences.size() == 1) {
                others.add("A" + kind.substring(1));
            } else {
                others.add("Each of " + sentences.size() + " other threads" + kind.substring(ANOTHER.length()));
            }
        });
        named.addAll(others.stream().sorted().toList());
        return named;
    }

    private static String deadlock(List<String> names) {
        if (names.size() == 1) {
            return names.get(0) + " waits for itself: a deadlock.";
        }
        String last = names.get(names.size() - 1);
        String others = String.join(", ", names.subList(0, names.size() - 1));
        return others + " and " + last + " wait for each other" + (names.size() > 2 ? " in a circle" : "")
                + ": a deadlock.";
    }

    private Optional<String> sentence(ThreadInfo info) {
        String name = Names.of(info);
        String gate = parked.get(info.getThreadId());
        if (gate != null) {
            return Optional.of(name + " is held by the test in " + gate + ".");
        }
        // A pool's idle worker has no line of the student's on its stack, and explains nothing.
        return Failure.studentLine(info.getStackTrace()).map(line -> {
            String place = " at " + Failure.where(line);
            Optional<String> end = ExitHold.call(info.getStackTrace());
            if (end.isPresent()) {
                return name + " called " + end.get() + place + WOULD_END_ALL;
            }
            return switch (info.getThreadState()) {
                case TIMED_WAITING ->
                    name + " waits with a time limit, again and again or for long," + place + call(info, line) + ".";
                case WAITING, BLOCKED ->
                    name + (forGood ? " waits for ever" : " waits") + place + what(info, line) + ".";
                default -> name + " is still running" + place + call(info, line) + ".";
            };
        });
    }

    private String what(ThreadInfo info, StackTraceElement line) {
        LockInfo lock = info.getLockInfo();
        if (lock != null && info.getThreadState() == Thread.State.BLOCKED) {
            return ", for the lock of " + something(lock.getClassName()) + holder(info, lock);
        }
        String call = call(info, line);
        Optional<Thread> joined = joined(info);
        if (joined.isPresent()) {
            return call + ", until " + Names.of(joined.get()) + " ends";
        }
        if (call.equals(", in Object.wait")) {
            return call + ", and nobody notifies it";
        }
        if (owner(info) >= 0) {
            return call + ", for a lock" + holder(info, lock);
        }
        return call.startsWith(", in Condition.") ? call + ", and nobody signals it" : call;
    }

    /** Something of that class. A lambda's class has a name that is another one in each JVM. */
    private static String something(String type) {
        int lambda = type.indexOf("$$Lambda");
        if (lambda >= 0) {
            String outer = type.substring(0, lambda);
            boolean isTests = outer.startsWith("interleave.") && !Failure.isStudents(outer);
            return isTests ? "what the test gave it" : "a lambda of " + Failure.simple(outer);
        }
        String simple = Failure.simple(type);
        return ("AEIOU".indexOf(simple.charAt(0)) < 0 ? "a " : "an ") + simple;
    }

    private String holder(ThreadInfo info, LockInfo lock) {
        long owner = owner(info);
        if (owner < 0) {
            return "";
        }
        if (owner == info.getThreadId()) {
            return " that it holds itself";
        }
        String name = Names.of(owner, info.getLockOwnerName());
        if (THREADS.getThreadInfo(owner) == null) {
            return " that " + name + " kept when it ended";
        }
        String left = Census.isLeftBehind(owner) ? ", a thread left over from an earlier test," : "";
        return " that " + name + left + " holds" + since(owner, lock);
    }

    /** Who holds what a thread waits for, negative if nobody does; a thread in Object.wait waits for no lock yet. */
    private static long owner(ThreadInfo info) {
        boolean inObjectWait = info.getThreadState() == Thread.State.WAITING
                && info.getStackTrace().length > 0
                && info.getStackTrace()[0].getClassName().equals("java.lang.Object");
        return inObjectWait ? -1 : info.getLockOwnerId();
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

    /** What the student's line has called: the JDK's method, or something that the test has handed over. */
    private static String call(ThreadInfo info, StackTraceElement line) {
        StackTraceElement called = null;
        for (StackTraceElement frame : info.getStackTrace()) {
            if (frame.equals(line)) {
                break;
            }
            // Whatever that question calls in turn stands above it.
            called = Runaway.isOfItsQuestion(frame) ? null : frame;
        }
        if (called == null) {
            return "";
        }
        String type = called.getClassName();
        if (!type.startsWith("java.")) {
            return type.startsWith("interleave.") ? ", in what the test gave it to run" : "";
        }
        String name = type.endsWith("$ConditionObject") ? "Condition" : type.substring(lastOf(type) + 1);
        return called.getMethodName().startsWith("<")
                ? ", in new " + name
                : ", in " + name + "." + called.getMethodName();
    }

    private static int lastOf(String type) {
        return Math.max(type.lastIndexOf('.'), type.lastIndexOf('$'));
    }

    /** The thread for whose end this one waits: {@code Thread.join} is a wait on the thread itself. */
    private Optional<Thread> joined(ThreadInfo info) {
        LockInfo lock = info.getLockInfo();
        boolean joins = List.of(info.getStackTrace()).stream()
                .anyMatch(f -> f.getClassName().equals("java.lang.Thread")
                        && f.getMethodName().equals("join"));
        return threads.values().stream()
                .filter(t -> joins && lock != null && System.identityHashCode(t) == lock.getIdentityHashCode())
                .findFirst();
    }

    /** The first circle of threads that each wait for a lock which the next one holds, or for its end. */
    private List<Long> circle() {
        for (long start : dump.keySet()) {
            Set<Long> path = new LinkedHashSet<>();
            long id = start;
            while (dump.containsKey(id) && path.add(id)) {
                id = next(dump.get(id));
            }
            if (path.contains(id)) {
                List<Long> list = new ArrayList<>(path);
                return list.subList(list.indexOf(id), list.size());
            }
        }
        return List.of();
    }

    private long next(ThreadInfo info) {
        boolean waits = info.getThreadState() == Thread.State.WAITING || info.getThreadState() == Thread.State.BLOCKED;
        return waits ? joined(info).map(Thread::getId).orElse(owner(info)) : -1;
    }

    private String name(long id) {
        return Names.of(dump.get(id));
    }

    /** A thread may be called {@code the test's thread}, and begin a sentence. */
    private static String capital(String sentence) {
        return sentence.startsWith("the ") ? "T" + sentence.substring(1) : sentence;
    }
}
