package interleave.explorer.engine;

import interleave.explorer.Counterexample;
import interleave.explorer.Counterexample.Action;
import interleave.explorer.Counterexample.Step;
import interleave.explorer.Counterexample.Wait;
import interleave.explorer.engine.Recorder.Entry;
import interleave.explorer.instrument.Site;
import interleave.explorer.instrument.Sites;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes a counterexample of what was written down: the student's own lines, and the state at the end. */
public final class Narrative {
    /** Steps that are told, at most: the beginning and the end of a longer schedule. */
    private static final int MOST_STEPS = 300;

    /** Steps that are told before and after one that matters, in the midst of such a schedule. */
    private static final int STEPS_ABOUT = 10;

    private static final int LONGEST_REPEATED = 12;

    private final Search.Result result;
    private final Recorder recorder;
    private final Schedules schedules;
    private final Sources sources;
    private final Names names;
    private final List<Task> columns = new ArrayList<>();
    private final Set<String> ambiguous = new HashSet<>();

    /** A narrative of a failure that was run again. */
    public Narrative(Search.Result result, Sources sources) {
        this.result = result;
        this.recorder = result.recorder();
        this.schedules = recorder.schedules();
        this.sources = sources;
        Set<Location> changed = changed();
        this.names = new Names(
                recorder.scenario(),
                schedules::ofTheProgram,
                written(),
                (array, index) -> changed.contains(new Location(array, index, "")),
                this::name);
    }

    private Set<String> written() {
        Set<String> written = new HashSet<>();
        for (Entry each : recorder.entries()) {
            if (each.action == Action.WRITES && isField(each)) {
                written.add(each.site.owner() + "." + each.site.name());
            }
        }
        return written;
    }

    private Set<Location> changed() {
        Set<Location> once = new HashSet<>();
        Set<Location> changed = new HashSet<>();
        for (Entry each : recorder.entries()) {
            for (int i = each.index; each.action == Action.WRITES && i >= 0 && i <= each.last; i++) {
                Location element = new Location(each.object, i, "");
                if (!once.add(element)) {
                    changed.add(element);
                }
            }
        }
        return changed;
    }

    /**
     * What is to be said where the answer has not been written yet: a sentence, or an empty text where it has been. Then
     * there is nothing to tell about schedules.
     */
    public String notWritten() {
        Throwable thrown = result.ending() == null ? null : result.ending().thrown();
        StackTraceElement[] stack =
                thrown instanceof UnsupportedOperationException ? thrown.getStackTrace() : new StackTraceElement[0];
        if (stack.length == 0 || !isAnswer(stack[0].getClassName())) {
            return "";
        }
        return Names.simple(stack[0].getClassName()) + "." + stack[0].getMethodName() + " (" + place(stack[0])
                + ") is not written yet: it throws UnsupportedOperationException.";
    }

    /**
     * The counterexample.
     *
     * @param replay the schedule as it is printed, or an empty text
     */
    public Counterexample tell(String replay) {
        for (Task each : recorder.model().tasks) {
            if (each.index != 0 && (each.named || appears(each))) {
                columns.add(each);
            }
        }
        List<Entry> told = new ArrayList<>();
        for (Entry each : recorder.entries()) {
            if (columns.contains(each.task) && isTold(each)) {
                told.add(each);
            }
        }
        findAmbiguous(told);
        Map<Entry, Entry> overwritten = overwritten();
        Map<Entry, Integer> numbers = new IdentityHashMap<>();
        List<Step> steps = new ArrayList<>();
        for (Entry each : told) {
            Entry lost = overwritten.get(each);
            Integer number = lost == null ? null : numbers.get(lost);
            numbers.put(each, steps.size());
            steps.add(step(each, number == null ? null : lost, number == null ? -1 : number));
        }
        Set<Integer> raced = markRace(told, steps);
        List<String> threads = new ArrayList<>();
        for (Task each : columns) {
            threads.add(each.name);
        }
        List<Wait> waits = waits();
        return new Counterexample(says(waits), threads, shortened(steps, raced), waits, ending(waits), replay);
    }

    // What is told.

    private boolean appears(Task task) {
        for (Entry each : recorder.entries()) {
            if (each.task == task && isTold(each)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTold(Entry entry) {
        return switch (entry.action) {
            case PREEMPTED, DIES -> true;
            case ENDS -> false;
            default -> entry.site == null || isAnswer(entry.site.className());
        };
    }

    private boolean isAnswer(String className) {
        return schedules.ofTheProgram(className) && !schedules.trusted(className);
    }

    /** Fields that several objects have: those are told with the object that they belong to. */
    private void findAmbiguous(List<Entry> told) {
        Map<String, Object> owners = new HashMap<>();
        for (Entry each : told) {
            if (isField(each) && each.object != null) {
                Object before = owners.putIfAbsent(each.site.name(), each.object);
                if (before != null && before != each.object) {
                    ambiguous.add(each.site.name());
                }
            }
        }
    }

    private static boolean isField(Entry entry) {
        return entry.site != null && (entry.site.kind() == Site.Kind.READ || entry.site.kind() == Site.Kind.WRITE);
    }

    /** What others may see of a step: the name of a field, an array's element, a lock, a queue. */
    private String shared(Entry entry) {
        if (entry.site == null || entry.object == null && !isField(entry)) {
            return "";
        }
        if (isField(entry)) {
            String field = entry.site.name();
            return entry.object != null && ambiguous.contains(field) ? names.of(entry.object) + "." + field : field;
        }
        if (entry.site.kind() == Site.Kind.READ_ELEMENT || entry.site.kind() == Site.Kind.WRITE_ELEMENT) {
            String indexes = entry.last == entry.index ? "" + entry.index : entry.index + ".." + entry.last;
            return names.of(entry.object) + "[" + indexes + "]";
        }
        return names.of(entry.object);
    }

    private record Location(Object owner, int index, String field) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Location location
                    && location.owner == owner
                    && location.index == index
                    && location.field.equals(field);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(owner) * 31 + index + field.hashCode();
        }
    }

    private static Location location(Entry entry) {
        return new Location(entry.object, entry.index, isField(entry) ? entry.site.key() : "");
    }

    /**
     * For each write whose thread had looked at the place before, the write of another thread that came in between and
     * that nobody has seen: a lost update.
     */
    private Map<Entry, Entry> overwritten() {
        Map<Entry, Entry> overwritten = new IdentityHashMap<>();
        Map<Location, Entry> written = new HashMap<>();
        Map<Location, Set<Task>> seenBy = new HashMap<>();
        Map<Location, Set<Task>> lookedAt = new HashMap<>();
        for (Entry each : recorder.entries()) {
            if (each.site == null || each.action != Action.READS && each.action != Action.WRITES) {
                continue;
            }
            Location place = location(each);
            Set<Task> seen = seenBy.computeIfAbsent(place, any -> new HashSet<>());
            Set<Task> readers = lookedAt.computeIfAbsent(place, any -> new HashSet<>());
            if (each.action == Action.READS) {
                readers.add(each.task);
                seen.add(each.task);
                continue;
            }
            Entry before = written.put(place, each);
            if (before != null
                    && before.task != each.task
                    && readers.contains(each.task)
                    && onlyBy(before.task, seen)) {
                overwritten.put(each, before);
            }
            seen.clear();
            seen.add(each.task);
            // What it writes next does not rest on what it read before.
            readers.remove(each.task);
        }
        return overwritten;
    }

    private static boolean onlyBy(Task task, Set<Task> seen) {
        return seen.stream().allMatch(each -> each == task);
    }

    // Steps.

    private Step step(Entry entry, Entry lost, int number) {
        String className = "";
        String file = "";
        int line = 0;
        StackTraceElement at = entry.thrown != null ? lineOf(entry.thrown) : entry.line;
        if (entry.site != null) {
            className = entry.site.className();
            file = entry.site.file() == null ? "" : entry.site.file();
            line = entry.site.line();
        } else if (at != null && at.getFileName() != null) {
            className = at.getClassName();
            file = at.getFileName();
            line = at.getLineNumber();
        }
        String shared = shared(entry);
        Action action = action(entry);
        String text = text(entry, action, shared);
        if (lost != null) {
            text += ", over " + lost.task.name + "'s " + names.show(lost.value) + ", which " + entry.task.name
                    + " has not seen";
        }
        int other = action == Action.PREEMPTED ? columns.indexOf(entry.other) : -1;
        return new Step(
                columns.indexOf(entry.task),
                action,
                other,
                file,
                line,
                sources.line(className, file, line),
                shared,
                value(entry, action),
                text,
                number);
    }

    private String value(Entry entry, Action action) {
        if (action == Action.LOCKS) {
            return entry.task.name;
        }
        if (action == Action.WAITS && entry.other != null) {
            return entry.other.name;
        }
        return shown(entry, shared(entry));
    }

    /** The value, but where it is called by the place that it stands in: that would say nothing. */
    private String shown(Entry entry, String shared) {
        // The JVM reads the elements of a boolean[] as numbers.
        boolean isFlag = entry.object instanceof boolean[] && entry.value instanceof Integer;
        Object known = isFlag ? Boolean.valueOf(!entry.value.equals(0)) : entry.value;
        String value = entry.hasValue ? names.show(known) : "";
        return value.equals(shared) ? "" : value;
    }

    /** Whether a call did not come back, and yet its thread went on at once. */
    private boolean threw(Entry entry) {
        boolean cameBack = entry.site == null || entry.site.kind() != Site.Kind.CALL || entry.finished;
        if (cameBack || entry.action != Action.CALLS) {
            return false;
        }
        int next = recorder.entries().indexOf(entry) + 1;
        if (next == recorder.entries().size() || recorder.entries().get(next).task != entry.task) {
            return false;
        }
        return hasEnded(entry.task) || recorder.entries().get(next).action == Action.DIES;
    }

    /** A call that did not come back is one that waits. */
    private Action action(Entry entry) {
        boolean blocked = entry.site != null && entry.site.kind() == Site.Kind.CALL && !entry.finished && !threw(entry)
                || "waits".equals(entry.words);
        boolean couldWait = entry.action == Action.LOCKS || entry.action == Action.CALLS;
        return blocked && couldWait ? Action.WAITS : entry.action;
    }

    private String text(Entry entry, Action action, String shared) {
        String shown = shown(entry, shared);
        String value = shown.isEmpty() ? "" : ": " + shown;
        return switch (action) {
            case READS -> "reads " + shared + value;
            case WRITES -> "writes " + shared + value;
            case LOCKS -> "takes " + lock(entry);
            case UNLOCKS -> "gives " + lock(entry) + " back";
            case CALLS -> called(entry, shared) + value;
            case WAITS -> waiting(entry, shared);
            case SIGNALS -> signalled(entry, shared);
            case PREEMPTED -> entry.task.name + " is held back here, and " + entry.other.name + " goes on";
            case ENDS -> "ends";
            case DIES -> died(entry.thrown);
        };
    }

    private String called(Entry entry, String shared) {
        if (entry.site == null) {
            return entry.line != null ? "runs the test's code" : "calls " + entry.words;
        }
        boolean byIterator = entry.site.owner().endsWith("Iterator") && !(entry.object instanceof Iterator);
        String on = shared.isEmpty() ? Names.simple(entry.site.owner()) : shared;
        String method = byIterator && !shared.isEmpty()
                ? entry.site.name() + " on the iterator of " + on
                : on + "." + entry.site.name();
        return "returns".equals(entry.words)
                ? "goes on after " + method
                : "calls " + method + (threw(entry) ? ", which throws" : "");
    }

    private String waiting(Entry entry, String shared) {
        String what = Objects.requireNonNullElse(entry.words, "");
        if (entry.other != null) {
            String since = entry.since == null ? "" : " since line " + entry.since.line();
            return "waits for " + lock(entry) + ", which " + entry.other.name + " has held" + since;
        }
        if (what.startsWith("joins ")) {
            return "waits for the end of " + what.substring("joins ".length());
        }
        if (what.equals("sleeps")) {
            return what;
        }
        if (entry.site.kind() == Site.Kind.WAIT || what.equals("waits on")) {
            return "gives " + lock(entry) + " back, and waits for a notify";
        }
        if (entry.site.kind() == Site.Kind.CALL && entry.action == Action.WAITS) {
            return "gives its lock back, and waits for a signal on " + shared;
        }
        if (entry.site.kind() == Site.Kind.CALL && entry.action != Action.LOCKS) {
            return "calls " + (shared.isEmpty() ? Names.simple(entry.site.owner()) : shared) + "." + entry.site.name()
                    + ", and waits";
        }
        return "waits for " + lock(entry);
    }

    /** An object of the JDK that is locked is there to be locked; of any other, the lock is only a part. */
    private String lock(Entry entry) {
        return lock(entry.object);
    }

    private String lock(Object object) {
        boolean ofTheJdk = object.getClass().getClassLoader() == null && !(object instanceof Class);
        return ofTheJdk ? names.of(object) : "the lock of " + names.of(object);
    }

    private static String signalled(Entry entry, String shared) {
        String what = Objects.requireNonNullElse(entry.words, "");
        if (entry.site == null) {
            return "interrupts " + entry.other.name;
        }
        if (entry.site.kind() != Site.Kind.NOTIFY) {
            String method = entry.site.name() + "s " + shared;
            boolean all = entry.site.name().equals("signalAll");
            return (all ? "signals all on " + shared : method) + ", on which " + what
                    + (what.contains(" and ") ? " wait" : " waits");
        }
        String who = what.contains(": ") ? what.substring(what.indexOf(": ") + 2) : "";
        String notifies =
                what.startsWith("notifies all") ? "notifies all on " + shared : "notifies one thread on " + shared;
        return who.equals("nobody")
                ? notifies + ", but nobody waits there"
                : notifies + (who.isEmpty() ? "" : ": " + who);
    }

    private String died(Throwable thrown) {
        if (thrown instanceof AssertionError) {
            return "the test's code finds: " + firstLine(Wording.of(thrown));
        }
        String message = isNullOfTheTest(thrown)
                ? ""
                : Wording.of(thrown).lines().findFirst().orElse("");
        return "ends with " + thrown.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
    }

    /** What the test's code was given: the JVM's message speaks of variables that the student has never seen. */
    private boolean isNullOfTheTest(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        return thrown instanceof NullPointerException && stack.length > 0 && schedules.trusted(stack[0].getClassName());
    }

    private static String firstLine(String words) {
        return words.lines().findFirst().orElse("an assertion fails");
    }

    /** The answer's line that threw, or that called the test's code which did. */
    private StackTraceElement lineOf(Throwable thrown) {
        for (StackTraceElement each : thrown.getStackTrace()) {
            if (each.getFileName() != null && isAnswer(each.getClassName())) {
                return each;
            }
        }
        return null;
    }

    static String place(StackTraceElement line) {
        return line.getFileName() + ":" + line.getLineNumber();
    }

    /** Adds to the later one of two accesses that race what it is that they lack; answers the numbers of both. */
    private Set<Integer> markRace(List<Entry> told, List<Step> steps) {
        Memory.Race race = result.race();
        if (race == null) {
            return Set.of();
        }
        // The same line may have been passed before, when there was nothing yet to race with.
        int earlier = indexOf(told, race, race.earlierSite(), race.earlierThread(), 0);
        int later = indexOf(told, race, race.laterSite(), race.laterThread(), earlier + 1);
        if (later >= 0) {
            Step step = steps.get(later);
            Site first = Sites.get(race.earlierSite());
            steps.set(
                    later,
                    withText(
                            step,
                            step.text() + "; nothing orders it after " + name(race.earlierThread()) + "'s line "
                                    + first.line()));
        }
        return new HashSet<>(List.of(earlier, later));
    }

    private static int indexOf(List<Entry> told, Memory.Race race, int site, int thread, int from) {
        for (int i = from; i < told.size(); i++) {
            Entry each = told.get(i);
            boolean isAccess = each.site != null && each.site.id() == site && each.task.index == thread;
            if (isAccess && (each.site.isStatic() || each.object == race.owner())) {
                return i;
            }
        }
        return -1;
    }

    private static Step withText(Step step, String text) {
        return new Step(
                step.thread(),
                step.action(),
                step.other(),
                step.file(),
                step.line(),
                step.source(),
                step.shared(),
                step.value(),
                text,
                step.overwrites());
    }

    // Long schedules.

    /**
     * Tells once what happens again and again, and of what is still too long the beginning, the end, and what lies about
     * the steps that matter.
     */
    private static List<Step> shortened(List<Step> steps, Set<Integer> mattering) {
        List<Step> told = new ArrayList<>();
        Set<Integer> toldMattering = new HashSet<>();
        int[] numbers = new int[steps.size()];
        int i = 0;
        while (i < steps.size()) {
            int period = period(steps, i, mattering);
            int times = period == 0 ? 1 : times(steps, i, period, false, mattering);
            int length = Math.max(1, period);
            for (int j = 0; j < length; j++) {
                numbers[i + j] = told.size();
                if (mattering.contains(i + j)) {
                    toldMattering.add(told.size());
                }
                told.add(renumbered(steps.get(i + j), numbers));
            }
            if (times > 1) {
                told.add(words(told.get(told.size() - 1), "... and so on, " + (times - 1) + " times more"));
                for (int j = length; j < length * times; j++) {
                    numbers[i + j] = told.size() - 1;
                }
            }
            i += length * times;
        }
        return told.size() <= MOST_STEPS ? told : excerpt(told, toldMattering);
    }

    private static List<Step> excerpt(List<Step> steps, Set<Integer> mattering) {
        List<Step> some = new ArrayList<>();
        int[] numbers = new int[steps.size()];
        int left = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (!isInExcerpt(i, steps.size(), mattering)) {
                numbers[i] = -1;
                left++;
                continue;
            }
            if (left > 0) {
                some.add(words(steps.get(i), "... " + left + " steps are left out here"));
                left = 0;
            }
            numbers[i] = some.size();
            some.add(renumbered(steps.get(i), numbers));
        }
        return some;
    }

    private static boolean isInExcerpt(int step, int steps, Set<Integer> mattering) {
        return step < MOST_STEPS / 2
                || step >= steps - MOST_STEPS / 2
                || mattering.stream().anyMatch(each -> Math.abs(each - step) <= STEPS_ABOUT);
    }

    private static Step words(Step beside, String text) {
        return new Step(beside.thread(), Action.CALLS, -1, "", 0, "", "", "", text, -1);
    }

    private static Step renumbered(Step step, int[] numbers) {
        return step.overwrites() < 0 ? step : with(step, numbers[step.overwrites()]);
    }

    private static Step with(Step step, int overwrites) {
        return new Step(
                step.thread(),
                step.action(),
                step.other(),
                step.file(),
                step.line(),
                step.source(),
                step.shared(),
                step.value(),
                step.text(),
                overwrites);
    }

    /** The length of what begins here and comes again and again: word for word, or more often with other values; or 0. */
    private static int period(List<Step> steps, int from, Set<Integer> mattering) {
        for (int period = 1; period <= LONGEST_REPEATED; period++) {
            if (times(steps, from, period, true, mattering) >= 3 || times(steps, from, period, false, mattering) >= 5) {
                return period;
            }
        }
        return 0;
    }

    private static int times(List<Step> steps, int from, int period, boolean exactly, Set<Integer> mattering) {
        int times = 1;
        while (from + (times + 1) * period <= steps.size()) {
            for (int i = 0; i < period; i++) {
                if (mattering.contains(from + times * period + i)
                        || !alike(steps.get(from + i), steps.get(from + times * period + i), exactly)) {
                    return times;
                }
            }
            times++;
        }
        return times;
    }

    private static boolean alike(Step one, Step other, boolean exactly) {
        return one.thread() == other.thread()
                && one.action() == other.action()
                && one.line() == other.line()
                && one.file().equals(other.file())
                && one.shared().equals(other.shared())
                && (!exactly || one.text().equals(other.text()));
    }

    // The end.

    private List<Wait> waits() {
        List<Wait> waits = new ArrayList<>();
        if (result.reason() != Ending.Reason.DEADLOCK) {
            return waits;
        }
        for (Task each : recorder.model().tasks) {
            if (each.state == Task.State.DONE || each.index == 0 && each.state == Task.State.ENDING) {
                continue;
            }
            if (!each.named && each.holds.isEmpty() && each.worker) {
                continue;
            }
            waits.add(wait(each));
        }
        return waits;
    }

    private Wait wait(Task task) {
        Task.Call call = task.calls.isEmpty() ? null : task.calls.get(task.calls.size() - 1);
        String at = task.site < 0 ? "" : Sites.get(task.site).place();
        String what;
        Object wanted = null;
        switch (task.state) {
            case ENTERING -> {
                wanted = task.on;
                what = lock(task.on);
            }
            case WAITING -> what = "a notify on " + names.of(task.on);
            case JOINING -> {
                Task other = recorder.model().task((Thread) task.on);
                what = "the end of " + (other == null ? "a thread" : other.name);
            }
            case PARKED -> {
                if (call == null) {
                    what = "to be unparked";
                } else {
                    Site site = Sites.get(call.site());
                    at = site.place();
                    wanted = call.kind() == Kind.LOCK ? call.receiver() : null;
                    String on = call.receiver() == null ? Names.simple(site.owner()) : names.of(call.receiver());
                    what = wanted != null
                            ? on
                            : call.kind() == Kind.CONDITION
                                    ? "a signal on " + on
                                    : on + "." + site.name() + "() to return";
                }
            }
            default -> what = "its turn";
        }
        if (task.site >= 0 && schedules.trusted(Sites.get(task.site).className()) && task.index != 0) {
            StackTraceElement caller = callerOfTheTest(task);
            what = "something that never comes, in the test's "
                    + (caller == null ? "own code" : "code that " + place(caller) + " calls");
            at = "";
        }
        int holder = -1;
        String since = "";
        if (wanted != null) {
            for (Task each : recorder.model().tasks) {
                Task.Hold hold = each.hold(wanted);
                if (each != task && hold != null) {
                    holder = columns.indexOf(each);
                    since = Sites.get(hold.site).place();
                }
            }
        }
        if (task.state == Task.State.JOINING) {
            holder = columns.indexOf(recorder.model().task((Thread) task.on));
        }
        return new Wait(columns.indexOf(task), at, what, holder, since);
    }

    /** The answer's line that has called the code of the test in which the thread is, or null. */
    private StackTraceElement callerOfTheTest(Task task) {
        List<Entry> entries = recorder.entries();
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry each = entries.get(i);
            boolean ofTheAnswer = each.site == null || isAnswer(each.site.className());
            if (each.task == task && ofTheAnswer && each.action != Action.PREEMPTED) {
                return each.site == null ? each.line : null;
            }
        }
        return null;
    }

    /** What the schedule shows, in one sentence or two. */
    private String says(List<Wait> waits) {
        if (result.race() != null) {
            return "A data race: " + raced(false) + ".";
        }
        return switch (result.reason()) {
            case DEADLOCK -> stuck(waits);
            case FAILED -> "A schedule breaks it. " + Wording.firstSentence(failed(false));
            case SPINNING -> "A schedule never ends: " + spins();
            default -> "A schedule that was run again.";
        };
    }

    private String ending(List<Wait> waits) {
        if (result.race() != null) {
            return raced(true) + ".\n" + consequence();
        }
        return switch (result.reason()) {
            case DEADLOCK -> deadlock(waits);
            case FAILED -> failed(true);
            case SPINNING -> spins();
            default -> "";
        };
    }

    private String raced(boolean withSources) {
        Memory.Race race = result.race();
        Site first = Sites.get(race.earlierSite());
        Site second = Sites.get(race.laterSite());
        String what = race.field().isEmpty() ? element(race, second) : race.field();
        return name(race.earlierThread()) + verb(race, first) + what + " at " + at(first, withSources) + ", "
                + name(race.laterThread()) + verb(race, second) + "it at " + at(second, withSources)
                + ", and nothing orders the two";
    }

    private String consequence() {
        Memory.Race race = result.race();
        boolean earlierReads = verb(race, Sites.get(race.earlierSite())).equals(" reads ");
        boolean laterReads = verb(race, Sites.get(race.laterSite())).equals(" reads ");
        if (earlierReads == laterReads) {
            return "Neither of them need see what the other has done. What could put one before the other?";
        }
        String reader = name(earlierReads ? race.earlierThread() : race.laterThread());
        String writer = name(earlierReads ? race.laterThread() : race.earlierThread());
        return reader + " need not see what " + writer + " does there: not at once, and not ever."
                + " What could put one before the other?";
    }

    private String at(Site site, boolean withSource) {
        String source =
                withSource && site.file() != null ? sources.line(site.className(), site.file(), site.line()) : "";
        return site.place() + (source.isEmpty() ? "" : " (" + source + ")");
    }

    private String element(Memory.Race race, Site site) {
        String owner = names.of(race.owner());
        return site.kind() == Site.Kind.CALL ? "what " + owner + " holds" : owner + "[" + race.index() + "]";
    }

    private String name(Thread thread) {
        for (Task each : recorder.model().tasks) {
            if (each.thread == thread) {
                return each.name;
            }
        }
        return thread.getName();
    }

    private String name(int thread) {
        return recorder.model().tasks[thread].name;
    }

    private static String verb(Memory.Race race, Site site) {
        return switch (site.kind()) {
            case WRITE, WRITE_ELEMENT -> " writes ";
            case CALL -> Kind.changes(race.owner(), site.name()) ? " changes " : " reads ";
            default -> " reads ";
        };
    }

    private String spins() {
        Task spinning = result.ending().thread();
        String where =
                spinning.site < 0 ? "" : " at " + Sites.get(spinning.site).place();
        String looksAt = "";
        List<Entry> entries = recorder.entries();
        for (int i = entries.size() - 1; i >= 0 && looksAt.isEmpty(); i--) {
            Entry each = entries.get(i);
            boolean looks = each.action == Action.READS || each.action == Action.CALLS && each.site != null;
            if (each.task == spinning && looks && isTold(each)) {
                looksAt = " It " + text(each, each.action, shared(each)) + ", again and again.";
            }
        }
        return spinning.name + " spins" + where + ", " + result.ending().text() + "." + looksAt;
    }

    /** What was found, and where: as a sentence to begin with, or with when it was found and all its lines. */
    private String failed(boolean full) {
        Throwable thrown = result.ending().thrown();
        Task thread = result.ending().thread();
        String message = Wording.of(thrown);
        boolean ofTheTest = thread == null || thread.index == 0;
        boolean inTheEnd = ofTheTest && isIn("afterwards", thrown);
        if (thrown instanceof AssertionError) {
            String found = message.isEmpty() ? "an assertion fails" : message;
            StackTraceElement line = ofTheTest || isIn("always", thrown) ? null : lineOf(thrown);
            String when = inTheEnd
                    ? "In the end: "
                    : ofTheTest
                            ? ""
                            : isIn("always", thrown)
                                    ? "While " + thread.name + " runs: "
                                    : "In " + thread.name + (line == null ? "" : ", at " + place(line)) + ": ";
            return full ? when + Wording.ended(found) : (ofTheTest ? "" : "While " + thread.name + " runs: ") + found;
        }
        StackTraceElement line = lineOf(thrown);
        if (isNullOfTheTest(thrown)) {
            message = "the test's code was given null there";
        }
        String sentence = (ofTheTest ? inTheEnd ? "the check at the end" : "the test" : thread.name) + " ends with "
                + thrown.getClass().getSimpleName() + (line == null ? "" : " at " + place(line));
        return Wording.ended(sentence + (message.isEmpty() ? "" : ": " + message));
    }

    private boolean isIn(String method, Throwable thrown) {
        for (StackTraceElement each : thrown.getStackTrace()) {
            if (each.getMethodName().equals(method) && schedules.trusted(each.getClassName())) {
                return true;
            }
        }
        return false;
    }

    private String stuck(List<Wait> waits) {
        boolean cycle = waits.size() > 1 && waits.stream().allMatch(each -> each.holder() >= 0);
        List<String> parts = new ArrayList<>();
        for (Wait each : waits) {
            Task holder = each.holder() < 0 || each.since().isEmpty() ? null : columns.get(each.holder());
            String holds = holder == null
                    ? ""
                    : ", which " + holder.name + (hasEnded(holder) ? " has not given back" : " holds");
            String at = cycle || each.at().isEmpty() ? "" : " at " + each.at();
            parts.add(who(each) + " waits for " + each.what() + holds + at);
        }
        return (cycle ? "A deadlock: " : "A schedule gets stuck: ") + String.join("; ", parts) + ".";
    }

    private static boolean hasEnded(Task task) {
        return task.state == Task.State.DONE;
    }

    private String who(Wait wait) {
        return wait.thread() < 0 ? "the test" : columns.get(wait.thread()).name;
    }

    private String deadlock(List<Wait> waits) {
        StringBuilder text = new StringBuilder("Nobody can go on.");
        for (Wait each : waits) {
            String who = who(each);
            text.append('\n').append(Character.toUpperCase(who.charAt(0))).append(who.substring(1));
            text.append(" waits for ").append(each.what());
            if (!each.at().isEmpty()) {
                text.append(" at ").append(each.at());
            }
            if (each.holder() >= 0 && !each.since().isEmpty()) {
                Task holder = columns.get(each.holder());
                text.append(", which ").append(holder.name);
                text.append(hasEnded(holder) ? " has not given back since " : " has held since ")
                        .append(each.since());
            }
            text.append('.');
        }
        return text.toString();
    }
}
