package interleave.explorer.engine;

import interleave.explorer.Counterexample;
import interleave.explorer.Counterexample.Action;
import interleave.explorer.Counterexample.Step;
import interleave.explorer.Counterexample.Wait;
import interleave.explorer.engine.Recorder.Entry;
import interleave.explorer.instrument.Site;
import interleave.explorer.instrument.Sites;
import java.util.ArrayList;
import java.util.List;

/** Makes a counterexample of what was written down: the student's own lines, and the state at the end. */
public final class Narrative {
    private final Search.Result result;
    private final Recorder recorder;
    private final Sources sources;
    private final List<Task> columns = new ArrayList<>();

    /** A narrative of a failure that was run again. */
    public Narrative(Search.Result result, Sources sources) {
        this.result = result;
        this.recorder = result.recorder();
        this.sources = sources;
    }

    /** The counterexample. */
    public Counterexample tell() {
        List<Step> steps = new ArrayList<>();
        for (Task each : recorder.model().tasks) {
            if (each.index != 0 && (each.named || appears(each))) {
                columns.add(each);
            }
        }
        for (Entry each : recorder.entries()) {
            int column = columns.indexOf(each.task);
            if (column >= 0 && isTold(each)) {
                steps.add(step(column, each));
            }
        }
        List<String> names = new ArrayList<>();
        for (Task each : columns) {
            names.add(each.name);
        }
        List<Wait> waits = waits();
        return new Counterexample(names, steps, waits, ending(waits), result.replay());
    }

    private boolean appears(Task task) {
        for (Entry each : recorder.entries()) {
            if (each.task == task && isTold(each)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTold(Entry entry) {
        if (entry.action == Action.PREEMPTED || entry.action == Action.DIES) {
            return true;
        }
        if (entry.action == Action.ENDS) {
            return false;
        }
        return entry.site == null || !recorder.schedules().trusted(entry.site.className());
    }

    private Step step(int column, Entry entry) {
        Site site = entry.site;
        String file = site == null || site.file() == null ? "" : site.file();
        int line = site == null ? 0 : site.line();
        String source = site == null ? "" : sources.line(site.className(), file, line);
        String target = site == null ? "" : site.name();
        String text = entry.text;
        if (!entry.value.isEmpty()) {
            text += (entry.action == Action.WRITES || entry.action == Action.READS ? ": " : " -> ") + entry.value;
        }
        return new Step(column, entry.action, file, line, source, target, entry.object, entry.value, text);
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
                what = "the monitor of " + recorder.nameOf(task.on);
            }
            case WAITING -> what = "a notify on " + recorder.nameOf(task.on);
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
                    what = wanted != null
                            ? recorder.nameOf(wanted)
                            : (call.receiver() == null
                                            ? Recorder.simple(site.owner())
                                            : recorder.nameOf(call.receiver()))
                                    + "." + site.name() + "()";
                }
            }
            default -> what = "its turn";
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

    private String ending(List<Wait> waits) {
        if (result.race() != null) {
            return race();
        }
        return switch (result.reason()) {
            case DEADLOCK -> deadlock(waits);
            case FAILED -> failed();
            case SPINNING -> {
                Task spinning = result.ending().thread();
                String where = spinning.site < 0
                        ? ""
                        : " at " + Sites.get(spinning.site).place();
                yield spinning.name + " spins" + where + ", " + result.ending().text() + ".";
            }
            default ->
                result.ending() == null || result.ending().text() == null
                        ? ""
                        : result.ending().text();
        };
    }

    private String race() {
        Memory.Race race = result.race();
        Site first = Sites.get(race.earlierSite());
        Site second = Sites.get(race.laterSite());
        String what = race.field().isEmpty() ? "what " + contents(second) + " holds" : race.field();
        return name(race.earlierThread()) + verb(first) + what + " at " + first.place() + ", and "
                + name(race.laterThread()) + verb(second) + "it at " + second.place()
                + ". Nothing orders these two: on real hardware the later one need not see the earlier one.";
    }

    private static String contents(Site site) {
        return site.kind() == Site.Kind.CALL ? "the " + Recorder.simple(site.owner()) : "the array";
    }

    private String name(int thread) {
        return recorder.model().tasks[thread].name;
    }

    private static String verb(Site site) {
        return switch (site.kind()) {
            case WRITE, WRITE_ELEMENT -> " writes ";
            case CALL -> Kind.looksOnly(site.name()) ? " reads " : " changes ";
            default -> " reads ";
        };
    }

    private String failed() {
        Throwable thrown = result.ending().thrown();
        Task thread = result.ending().thread();
        String message = thrown.getMessage() == null ? "" : thrown.getMessage().strip();
        String who = thread == null || thread.index == 0 ? "In the end" : "In " + thread.name;
        if (thrown instanceof AssertionError) {
            return who + ": " + (message.isEmpty() ? "an assertion fails" : message);
        }
        String from = origin(thrown);
        return who + ": " + thrown.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message) + from;
    }

    private String origin(Throwable thrown) {
        for (StackTraceElement each : thrown.getStackTrace()) {
            if (each.getFileName() != null && sources.isProgram(each.getClassName())) {
                return " at " + each.getFileName() + ":" + each.getLineNumber();
            }
        }
        return "";
    }

    private String deadlock(List<Wait> waits) {
        StringBuilder text = new StringBuilder("Nobody can go on.");
        for (Wait each : waits) {
            text.append('\n');
            text.append(each.thread() < 0 ? "The test" : columns.get(each.thread()).name);
            text.append(" waits for ").append(each.what());
            if (!each.at().isEmpty()) {
                text.append(" at ").append(each.at());
            }
            if (each.holder() >= 0 && !each.since().isEmpty()) {
                text.append(", which ").append(columns.get(each.holder()).name);
                text.append(" has held since ").append(each.since());
            }
            text.append('.');
        }
        return text.toString();
    }
}
