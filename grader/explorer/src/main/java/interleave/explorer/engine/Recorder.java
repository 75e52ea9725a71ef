package interleave.explorer.engine;

import interleave.explorer.Counterexample.Action;
import interleave.explorer.instrument.Site;
import interleave.explorer.instrument.Sites;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes down what the threads of a schedule do. Used by the running thread alone, and afterwards by the controller. */
public final class Recorder {
    /** Steps that are kept, at most; what comes later in a longer schedule is left out, but for its end. */
    private static final int MOST_STEPS = 4_000;

    /** Calls that are looked at, at most: each costs a walk of the stack. */
    private static final int MOST_CALLS = 20_000;

    private static final Pattern POOL_THREAD = Pattern.compile("(pool|ForkJoinPool)-(\\d+)-(.*)");

    /** One thing that one thread did. Values that change are kept as objects, which are named at the end. */
    static final class Entry {
        final Task task;
        final Action action;
        final Site site;
        final Object object;
        final int index;

        /** The last index, where many elements are read or written at once. */
        int last;

        /** More words for a reader, or null. */
        String words;

        /** Another thread that it concerns, or null. */
        Task other;

        /** Where that one took what this one wants, or null. */
        Site since;

        Object value;
        boolean hasValue;
        boolean finished;

        /** For a step that has no site of its own: the line that it stands on, or null. */
        StackTraceElement line;

        Throwable thrown;

        Entry(Task task, Action action, Site site, Object object, int index) {
            this.task = task;
            this.action = action;
            this.site = site;
            this.object = object;
            this.index = index;
            this.last = index;
        }
    }

    private final Schedules schedules;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<Task, Entry> latest = new IdentityHashMap<>();
    private final Map<String, Integer> pools = new HashMap<>();
    private Tokens model;
    private Object scenario;
    private int calls;

    Recorder(Schedules schedules) {
        this.schedules = schedules;
    }

    Schedules schedules() {
        return schedules;
    }

    List<Entry> entries() {
        return entries;
    }

    private Entry add(Task task, Action action, Site site, Object object, int index) {
        Entry entry = new Entry(task, action, site, object, index);
        boolean last = action == Action.DIES || action == Action.WAITS;
        if (entries.size() < MOST_STEPS || last && entries.size() < 2 * MOST_STEPS) {
            entries.add(entry);
        }
        return entry;
    }

    private boolean isFull() {
        return entries.size() >= MOST_STEPS;
    }

    void access(Task task, Object owner, int index, Site site, int event) {
        if (isFull()) {
            return;
        }
        boolean write = site.kind() == Site.Kind.WRITE || site.kind() == Site.Kind.WRITE_ELEMENT;
        latest.put(task, add(task, write ? Action.WRITES : Action.READS, site, owner, index));
    }

    void accesses(Task task, Object array, int from, int to, Site site, int event) {
        if (!isFull()) {
            access(task, array, from, site, event);
            latest.remove(task).last = to - 1;
        }
    }

    void value(Task task, Object value) {
        Entry entry = latest.remove(task);
        if (entry != null) {
            set(entry, value);
        }
    }

    private static void set(Entry entry, Object value) {
        entry.value = value;
        entry.hasValue = true;
        entry.finished = true;
    }

    void event(Task task, String what, Object object, Site site, int event) {
        Action action =
                what.startsWith("lock") ? Action.LOCKS : what.startsWith("notif") ? Action.SIGNALS : Action.WAITS;
        Entry entry = add(task, action, site, object, -1);
        entry.words = what;
        if (action == Action.SIGNALS && !isWaitedOn(object)) {
            entry.words = what + ": nobody";
        }
        if (what.equals("waits for")) {
            noteHolder(entry);
        }
    }

    private boolean isWaitedOn(Object object) {
        for (Task each : model.tasks) {
            if (each.state == Task.State.WAITING && each.on == object && !each.notified) {
                return true;
            }
        }
        return false;
    }

    /** Notes who has what the entry's thread wants, if somebody has. */
    private void noteHolder(Entry entry) {
        for (Task each : model.tasks) {
            Task.Hold hold = each == entry.task ? null : each.hold(entry.object);
            if (hold != null && !hold.shared) {
                entry.other = each;
                entry.since = hold.site < 0 ? null : Sites.get(hold.site);
                return;
            }
        }
    }

    void call(Task task, Object receiver, Site site, int event) {
        if (isFull()) {
            return;
        }
        Entry entry = add(task, action(site, receiver), site, receiver, -1);
        latest.put(task, entry);
        if (entry.action == Action.LOCKS) {
            noteHolder(entry);
        } else if (entry.action == Action.SIGNALS) {
            entry.words = waiting(receiver);
        }
    }

    /** The names of those that wait in a call of that object. */
    private String waiting(Object condition) {
        List<String> names = new ArrayList<>();
        for (Task each : model.tasks) {
            Task.Call call = each.calls.isEmpty() ? null : each.calls.get(each.calls.size() - 1);
            if (each.state == Task.State.PARKED && !each.permit && call != null && call.receiver() == condition) {
                names.add(each.name);
            }
        }
        return names.isEmpty() ? "nobody" : String.join(" and ", names);
    }

    private static Action action(Site site, Object receiver) {
        String method = site.name();
        return switch (Kind.of(site, receiver)) {
            case LOCK ->
                method.equals("unlock") ? Action.UNLOCKS : method.startsWith("lock") ? Action.LOCKS : Action.CALLS;
            case CONDITION -> method.startsWith("await") ? Action.WAITS : Action.SIGNALS;
            case SYNC ->
                !site.owner().startsWith("java.util.concurrent.atomic.")
                        ? Action.CALLS
                        : reads(method) ? Action.READS : writes(method) ? Action.WRITES : Action.CALLS;
            default -> Action.CALLS;
        };
    }

    private static boolean reads(String method) {
        return method.matches("get(Plain|Opaque|Acquire)?|(int|long)Value");
    }

    private static boolean writes(String method) {
        return method.matches("set(Plain|Opaque|Release)?|lazySet");
    }

    void returned(Task task, Site site, Object result) {
        latest.remove(task);
        Entry entry = find(task, site);
        if (entry == null || entry.finished) {
            return;
        }
        entry.finished = true;
        Entry shown = entry;
        boolean others = othersSince(entry);
        if (others && entry.action != Action.WRITES && entry.action != Action.READS && !isFull()) {
            // It had to wait, and what comes out of it belongs here and not where it began.
            shown = add(task, entry.action == Action.LOCKS ? Action.LOCKS : Action.CALLS, site, entry.object, -1);
            shown.words = "returns";
            shown.finished = true;
            if (entry.action != Action.WAITS) {
                entry.words = "waits";
            }
        }
        if (entry.action == Action.WRITES) {
            Object content = Kind.content(entry.object);
            if (content instanceof Long || content instanceof Boolean) {
                set(entry, content);
            }
        } else if (!site.descriptor().endsWith(")V") && entry.action != Action.LOCKS) {
            set(shown, result);
        }
    }

    private boolean othersSince(Entry entry) {
        for (int i = entries.size() - 1; i >= 0 && entries.get(i) != entry; i--) {
            if (entries.get(i).task != entry.task) {
                return true;
            }
        }
        return false;
    }

    private Entry find(Task task, Site site) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry each = entries.get(i);
            if (each.task == task && each.site == site) {
                return each;
            }
        }
        return null;
    }

    void woken(Task by, Task chosen) {
        Entry last = find(by, Sites.get(by.site));
        if (last != null) {
            last.words = last.words + (last.words.contains(": ") ? " and " : ": ") + chosen.name;
        }
    }

    /** A method has been entered: the answer's by the test, or the test's by the answer? */
    void entered(Task task) {
        if (isFull() || task.index == 0 || ++calls > MOST_CALLS) {
            return;
        }
        List<StackFrame> frames = schedules.framesOfTheProgram(2);
        if (frames.isEmpty()) {
            return;
        }
        StackFrame callee = frames.get(0);
        StackFrame caller = frames.size() < 2 ? null : frames.get(1);
        boolean byTheTest = caller == null ? task.named : schedules.trusted(caller.getClassName());
        if (schedules.trusted(callee.getClassName())) {
            if (!byTheTest && caller != null) {
                add(task, Action.CALLS, null, null, -1).line = caller.toStackTraceElement();
            }
        } else if (byTheTest && !callee.getMethodName().startsWith("lambda$")) {
            add(task, Action.CALLS, null, null, -1).words = callee.getMethodName();
        }
    }

    void died(Task task, Throwable thrown) {
        add(task, Action.DIES, null, null, -1).thrown = thrown;
    }

    void ended(Task task, int event) {
        if (task.died == null) {
            add(task, Action.ENDS, null, null, -1);
        }
    }

    void interrupted(Task by, Task other) {
        if (isFull()) {
            return;
        }
        List<StackFrame> frames = schedules.framesOfTheProgram(1);
        if (frames.isEmpty()) {
            // A pool's own thread interrupts another one: nobody wrote a line that says so.
            return;
        }
        Entry entry = add(by, Action.SIGNALS, null, null, -1);
        entry.other = other;
        if (!schedules.trusted(frames.get(0).getClassName())) {
            entry.line = frames.get(0).toStackTraceElement();
        }
    }

    void preempted(Task from, Task to) {
        add(from, Action.PREEMPTED, null, null, -1).other = to;
    }

    /** A name for a thread of the program, the same in each run: the JDK's numbers count up from run to run. */
    String nameOf(Thread thread, boolean named) {
        String name = thread.getName();
        if (named) {
            return name;
        }
        if (name.matches("(Thread|Timer)-\\d+")) {
            String kind = name.substring(0, name.indexOf('-') + 1);
            return kind + next(kind);
        }
        if (name.isEmpty()) {
            return "virtual-" + next("virtual-");
        }
        Matcher pool = POOL_THREAD.matcher(name);
        if (pool.matches()) {
            String key = pool.group(1) + pool.group(2);
            Integer number = pools.get(key);
            if (number == null) {
                number = pools.size() + 1;
                pools.put(key, number);
            }
            return pool.group(1) + "-" + number + "-" + pool.group(3);
        }
        return name;
    }

    private int next(String prefix) {
        int number = counts.merge(prefix, 1, Integer::sum);
        return number - 1;
    }

    /** The scenario that runs, whose fields tell what objects are called. */
    void about(Object scenario) {
        this.scenario = scenario;
    }

    Object scenario() {
        return scenario;
    }

    void end(Tokens tokens) {
        model = tokens;
    }

    Tokens model() {
        return model;
    }
}
