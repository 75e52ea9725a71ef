package interleave.explorer.engine;

import interleave.explorer.Counterexample.Action;
import interleave.explorer.instrument.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes down what the threads of a schedule do. Used by the running thread alone, and afterwards by the controller.
 */
public final class Recorder {
    /** Steps that are kept, at most; those in the middle of a longer schedule are left out. */
    private static final int MOST_STEPS = 4_000;

    /** One thing that one thread did. Values are kept as text, since objects change. */
    public static final class Entry {
        final Task task;
        final Action action;
        final Site site;
        final String object;
        final int event;
        String value = "";
        String text;
        boolean finished;

        Entry(Task task, Action action, Site site, String object, String text, int event) {
            this.task = task;
            this.action = action;
            this.site = site;
            this.object = object;
            this.text = text;
            this.event = event;
        }
    }

    private final Schedules schedules;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Object, String> names = new IdentityHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<Task, Entry> latest = new IdentityHashMap<>();
    private final Map<String, Integer> pools = new HashMap<>();
    private Tokens model;

    Recorder(Schedules schedules) {
        this.schedules = schedules;
    }

    Schedules schedules() {
        return schedules;
    }

    List<Entry> entries() {
        return entries;
    }

    private Entry add(Task task, Action action, Site site, Object object, String text, int event) {
        Entry entry = new Entry(task, action, site, object == null ? "" : nameOf(object), text, event);
        if (entries.size() < MOST_STEPS) {
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
        String target = index >= 0 ? "[" + index + "]" : site.name();
        String text = (write ? "writes " : "reads ") + target;
        latest.put(task, add(task, write ? Action.WRITES : Action.READS, site, owner, text, event));
    }

    void value(Task task, Object value) {
        Entry entry = latest.remove(task);
        if (entry != null) {
            entry.value = show(value);
            entry.finished = true;
        }
    }

    void event(Task task, String what, Object object, Site site, int event) {
        if (isFull()) {
            return;
        }
        Action action =
                what.startsWith("lock") ? Action.LOCKS : what.startsWith("notif") ? Action.SIGNALS : Action.WAITS;
        String text = object == null ? what : what + " " + nameOf(object);
        add(task, action, site, object, text, event);
    }

    void call(Task task, Object receiver, Site site, int event) {
        if (isFull()) {
            return;
        }
        String on = receiver == null ? simple(site.owner()) : nameOf(receiver);
        Entry entry = add(task, Action.CALLS, site, receiver, "calls " + on + "." + site.name(), event);
        latest.put(task, entry);
    }

    void returned(Task task, Site site, Object result) {
        Entry entry = latest.remove(task);
        if (entry == null || entry.site != site) {
            entry = find(task, site);
        }
        if (entry != null && !entry.finished) {
            entry.finished = true;
            if (!site.descriptor().endsWith(")V")) {
                entry.value = show(result);
            }
        }
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
        Entry last = find(by, interleave.explorer.instrument.Sites.get(by.site));
        if (last != null) {
            last.text = last.text + ": " + chosen.name + " wakes";
        }
    }

    void died(Task task, Throwable thrown) {
        add(task, Action.DIES, null, null, "ends with " + thrown.getClass().getSimpleName(), 0);
    }

    void ended(Task task, int event) {
        if (task.died == null) {
            add(task, Action.ENDS, null, null, "ends", event);
        }
    }

    void interrupted(Task by, Task other) {
        add(by, Action.SIGNALS, null, null, "interrupts " + other.name, 0);
    }

    void preempted(Task from, Task to) {
        add(from, Action.PREEMPTED, null, null, "is preempted; " + to.name + " goes on", 0);
    }

    /** A name for a thread of the program, the same in each run: the JDK's numbers count up from run to run. */
    String nameOf(Thread thread, boolean named) {
        String name = thread.getName();
        if (named) {
            return name;
        }
        if (name.matches("Thread-\\d+")) {
            return "Thread-" + next("Thread-");
        }
        if (name.isEmpty()) {
            return "virtual-" + next("virtual-");
        }
        java.util.regex.Matcher pool = java.util.regex.Pattern.compile("(pool|ForkJoinPool)-(\\d+)-(.*)")
                .matcher(name);
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

    /** What an object is called in a counterexample: its class, and a number where there are several. */
    String nameOf(Object object) {
        String name = names.get(object);
        if (name == null) {
            if (object instanceof Class<?> type) {
                name = type.getSimpleName() + ".class";
            } else if (object instanceof Thread thread) {
                name = thread.getName();
            } else {
                String type = simple(object.getClass().getTypeName());
                name = type + " " + counts.merge(type, 1, Integer::sum);
            }
            names.put(object, name);
        }
        return name;
    }

    static String simple(String className) {
        int lambda = className.indexOf("$$Lambda");
        if (lambda > 0) {
            return "a lambda";
        }
        String name = className.substring(className.lastIndexOf('.') + 1);
        return name.substring(name.lastIndexOf('$') + 1);
    }

    /** A value as a reader would write it; no code of the program is called for it. */
    String show(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.getClass().getName().startsWith("java.lang.") ? value.toString() : nameOf(value);
        }
        if (value instanceof Character) {
            return "'" + value + "'";
        }
        if (value instanceof String text) {
            return text.length() > 24 ? '"' + text.substring(0, 21) + "...\"" : '"' + text + '"';
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return nameOf(value);
    }

    void end(Tokens tokens) {
        model = tokens;
    }

    Tokens model() {
        return model;
    }
}
