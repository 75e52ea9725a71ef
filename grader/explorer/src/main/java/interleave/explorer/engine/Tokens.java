package interleave.explorer.engine;

import interleave.explorer.boot.Control;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads of one schedule, of which one runs: it holds the token. That thread picks the next one itself, so a
 * schedule needs nobody to watch over it. Time is virtual: it goes on where a deadline is let pass.
 */
abstract class Tokens extends Control {
    /** Threads in one schedule, at most. */
    static final int MOST_THREADS = 60;

    /** Visits of spinning threads, while nobody else can run, before a timer is let fire, or a spin is called one. */
    private static final int SPINS_BEFORE_TIMER = 10_000;

    private static final int SPINS_AT_MOST = 50_000;
    private static final int EVENTS_AT_MOST = 300_000;
    private static final int TURNS_AT_MOST = 20_000;
    /** How often a thread that could run may be passed over when another one blocks. */
    private static final int PASSED_OVER_AT_MOST = 12;

    /** Time-outs of daemons that the test's own thread lets pass before it looks at the result. */
    private static final int SETTLING_AT_MOST = 20;

    /** The same where it is to let time pass, and for all threads. */
    private static final int DEADLINES_AT_MOST = 200;

    /** How patient the others are with a daemon that goes round and round before the test's own thread looks at the result. */
    private static final int PATIENCE_OF_THE_TEST = 320;

    private static final int POLLS_BEFORE_OTHERS = 200;
    private static final int POLLS_AT_MOST = 4_000;

    final Plan plan;
    final Search search;
    final Memory memory;
    final Thread controller;
    volatile Task[] tasks = new Task[0];
    Task current;

    /** Hooks passed so far that are part of the program: the schedule's own time. */
    int events;

    /** Changes that others may notice; and those of them that are more than taking or giving back a lock. */
    long effects;

    long writes;
    long now = 1_000_000_000L;

    private int cursor;
    private long writesAtSpin;
    private int spinsAlone;
    private int turns;
    private long writesAtPoll;
    private int polls;
    private int settling;

    /** Whether the test's own thread lets all deadlines pass before it looks at the result. */
    boolean letsTimePass;

    final List<int[]> switches = new ArrayList<>();
    volatile boolean over;
    volatile Ending ending;

    Tokens(Plan plan, Search search, Memory memory) {
        this.plan = plan;
        this.search = search;
        this.memory = memory;
        this.controller = Thread.currentThread();
    }

    // Threads.

    Task add(Thread thread, String name, boolean named, boolean daemon) {
        Task[] before = tasks;
        if (before.length >= MOST_THREADS) {
            throw finish(Ending.of(Ending.Reason.TOO_LONG, "more than " + MOST_THREADS + " threads"));
        }
        Task task = new Task(before.length, thread, name, named, daemon);
        Task[] after = java.util.Arrays.copyOf(before, before.length + 1);
        after[before.length] = task;
        tasks = after;
        return task;
    }

    final Task task(Thread thread) {
        for (Task each : tasks) {
            if (each.thread == thread) {
                return each;
            }
        }
        return null;
    }

    /** Ends the schedule. The caller throws what it gets. */
    final Unwind finish(Ending how) {
        if (!over) {
            ending = how;
            over = true;
            LockSupport.unpark(controller);
        }
        return new Unwind();
    }

    abstract boolean monitorFree(Object monitor, Task task);

    final boolean enabled(Task task) {
        return switch (task.state) {
            case READY -> !task.yielded || task.effectsSeen != effects;
            case PARKED -> task.permit || task.interrupted || task.timedOut;
            case SLEEPING -> task.interrupted || task.timedOut;
            case JOINING -> task.interrupted || task.timedOut || hasEnded(task.on);
            case ENTERING -> monitorFree(task.on, task);
            case WAITING -> (task.notified || task.interrupted || task.timedOut) && monitorFree(task.on, task);
            case ENDING -> allEnded();
            case DONE -> false;
        };
    }

    private boolean hasEnded(Object thread) {
        Task joined = task((Thread) thread);
        return joined == null || joined.state == Task.State.DONE;
    }

    /**
     * Whether the test's own thread can go on. Where the scenario has daemons it waits until nobody else can: what they
     * do in the end counts, too.
     */
    private boolean allEnded() {
        return requiredEnded() && (!waitsForOthers() || !othersCanRun() && !waitsForDeadlines());
    }

    private boolean waitsForOthers() {
        return letsTimePass || hasDaemons();
    }

    private boolean waitsForDeadlines() {
        return letsTimePass
                ? settling < DEADLINES_AT_MOST && hasDeadlineOfItsOwn()
                : settling < SETTLING_AT_MOST && timerSoon();
    }

    /** Whether a thread of the program waits for a deadline; one of the JDK's pools may do so with nothing to do. */
    private boolean hasDeadlineOfItsOwn() {
        for (Task each : tasks) {
            if (each.deadline != Task.NEVER && !each.worker) {
                return true;
            }
        }
        return false;
    }

    private boolean hasDaemons() {
        for (Task each : tasks) {
            if (each.daemon) {
                return true;
            }
        }
        return false;
    }

    private boolean othersCanRun() {
        for (Task each : tasks) {
            if (each.state != Task.State.ENDING && enabled(each)) {
                return true;
            }
        }
        return false;
    }

    private boolean timerSoon() {
        Task timer = earliest();
        return timer != null && timer.brief;
    }

    // Decisions.

    private boolean planned() {
        return cursor < plan.events.length && plan.events[cursor] == events;
    }

    private boolean beyondPlan() {
        return !plan.exact && cursor >= plan.events.length;
    }

    private Task plannedTask() {
        int choice = plan.choices[cursor++];
        if (choice >= tasks.length) {
            throw finish(Ending.of(Ending.Reason.DIVERGED, "no such thread"));
        }
        return tasks[choice];
    }

    /** Whether the schedule was the one that was planned, to its end; a spin goes on where the plan leaves off. */
    final boolean followed() {
        boolean spins = ending != null && ending.reason() == Ending.Reason.SPINNING;
        return cursor == plan.events.length && (!plan.exact || switches.size() == cursor || spins);
    }

    private void note(Task chosen) {
        switches.add(new int[] {events, chosen.index});
    }

    private void count() {
        if (++events > EVENTS_AT_MOST) {
            throw finish(Ending.of(Ending.Reason.TOO_LONG, "a schedule of more than " + EVENTS_AT_MOST + " events"));
        }
    }

    /** A point at which the running thread could be preempted; {@code worth}: whether the search wants to try. */
    final void point(Task me, boolean worth) {
        count();
        giveBackWhatThrew(me);
        if (planned()) {
            Task next = plannedTask();
            note(next);
            transfer(me, wake(next), true);
            return;
        }
        if (me.index != 0 && !plan.exact && me.rounds.visit(me.site, null, 0, me.turn) > me.patience) {
            if (letOthersRun(me)) {
                return;
            }
        }
        // Who has just been started or given work might take all of it before the running thread goes on.
        boolean woke = me.wokeWorker && me.index != 0;
        me.wokeWorker = false;
        if ((worth || woke) && beyondPlan() && me.initialising == 0) {
            for (Task each : tasks) {
                if (each != me && enabled(each)) {
                    search.offer(plan, events, each.index, 1);
                }
            }
            Task timer = earliest();
            if (mayFireEarly(timer)) {
                search.offer(plan, events, timer.index, 1);
            }
        }
    }

    /**
     * A thread that goes round and round while others could run is held back for once: schedules in which somebody
     * never gets a turn say nothing about the program, and have no end. Each time it may go on for longer.
     */
    private boolean letOthersRun(Task me) {
        Task usual = null;
        for (int i = 1; i < tasks.length; i++) {
            Task each = tasks[(me.index + i) % tasks.length];
            // A daemon that goes round a dozen times may still have work, and so may the others: the end comes last.
            boolean ready = each.state == Task.State.ENDING
                    ? me.patience >= PATIENCE_OF_THE_TEST && requiredEnded()
                    : enabled(each);
            if (ready) {
                if (usual == null) {
                    usual = each;
                } else if (beyondPlan()) {
                    search.offer(plan, events, each.index, 1);
                }
            }
        }
        if (usual == null) {
            if (requiredEnded()) {
                me.patience = Math.min(me.patience * 2, PATIENCE_OF_THE_TEST);
            }
            return false;
        }
        me.patience *= 2;
        if (beyondPlan()) {
            search.offer(plan, events, me.index, 1);
        }
        note(usual);
        transfer(me, usual, false);
        return true;
    }

    private boolean requiredEnded() {
        for (Task each : tasks) {
            if (each.named && !each.daemon && each.state != Task.State.DONE) {
                return false;
            }
        }
        return true;
    }

    /** Makes a chosen thread able to run: where it waits for a deadline, the deadline has come. */
    private Task wake(Task chosen) {
        // The test's own thread need not wait for a daemon that goes round and round.
        boolean ending = chosen.state == Task.State.ENDING && requiredEnded();
        if (!enabled(chosen) && !ending) {
            if (chosen.yielded) {
                chosen.yielded = false;
            } else if (chosen.deadline != Task.NEVER) {
                fire(chosen);
            }
            if (!enabled(chosen)) {
                throw finish(Ending.of(Ending.Reason.DIVERGED, chosen.name + " cannot run"));
            }
        }
        return chosen;
    }

    /** Whether a deadline may come although others can run; who would still need a monitor then is left alone. */
    private boolean mayFireEarly(Task timer) {
        return timer != null
                && timer.brief
                && !enabled(timer)
                && (timer.state != Task.State.WAITING || monitorFree(timer.on, timer));
    }

    private void fire(Task task) {
        now = Math.max(now, task.deadline);
        task.deadline = Task.NEVER;
        task.firedAtWrites = writes;
        task.firedAtSite = task.site;
        task.timedOut = true;
    }

    /**
     * The waiting thread whose deadline is the first to come: time passes for all alike, so no other can be let fire.
     */
    private Task earliest() {
        Task first = null;
        for (Task each : tasks) {
            if (each.deadline != Task.NEVER && (first == null || each.deadline < first.deadline)) {
                first = each;
            }
        }
        return first;
    }

    /** The running thread cannot go on, or has ended: the next one. Throws when there is none. */
    final Task next(Task me) {
        count();
        if (planned()) {
            Task next = wake(plannedTask());
            note(next);
            return next;
        }
        Task usual = null;
        Task starving = null;
        for (int i = 1; i <= tasks.length; i++) {
            Task each = tasks[(me.index + i) % tasks.length];
            if (enabled(each)) {
                usual = usual == null ? each : usual;
                if (++each.passedOver > PASSED_OVER_AT_MOST
                        && (starving == null || each.passedOver > starving.passedOver)) {
                    starving = each;
                }
            }
        }
        if (starving != null) {
            usual = starving;
        } else if (beyondPlan()) {
            for (Task each : tasks) {
                if (each != usual && enabled(each)) {
                    search.offer(plan, events, each.index, 0);
                }
            }
        }
        Task timer = earliest();
        if (usual != null) {
            if (beyondPlan() && mayFireEarly(timer)) {
                search.offer(plan, events, timer.index, 1);
            }
        } else {
            usual = requiredEnded() && waitsForOthers() ? null : spinning();
            if (usual == null && timer != null) {
                timer = patient(timer);
                settling += requiredEnded() ? 1 : 0;
                fire(timer);
                if (!enabled(timer)) {
                    return next(me);
                }
                usual = timer;
            }
            if (usual == null) {
                throw finish(stuck());
            }
        }
        note(usual);
        return usual;
    }

    /** Somebody who has yielded, when nobody else can run: whoever has waited longest for a turn. */
    private Task spinning() {
        Task chosen = null;
        for (Task each : tasks) {
            if (each.state == Task.State.READY && each.yielded && (chosen == null || each.ranAt < chosen.ranAt)) {
                chosen = each;
            }
        }
        if (chosen != null) {
            chosen.yielded = false;
        }
        return chosen;
    }

    /** Threads that sleep again and again without an effect let those of others pass, in the end: the next of them. */
    private Task patient(Task timer) {
        if (writes != writesAtPoll) {
            writesAtPoll = writes;
            polls = 0;
        }
        polls++;
        if (polls > POLLS_AT_MOST) {
            throw finish(Ending.spinning(timer, "asks again and again, and nobody is left to change the answer"));
        }
        if (polls % POLLS_BEFORE_OTHERS != 0) {
            return timer;
        }
        Task next = null;
        Task last = timer;
        for (Task each : tasks) {
            if (each.deadline != Task.NEVER) {
                boolean polls = each.firedAtWrites == writes && each.firedAtSite == each.site;
                next = polls || next != null && next.deadline <= each.deadline ? next : each;
                last = each.deadline > last.deadline ? each : last;
            }
        }
        return next == null ? last : next;
    }

    private Ending stuck() {
        return Ending.of(Ending.Reason.DEADLOCK, null);
    }

    /** The running thread has looked at the same thing too often: it lets others go first. */
    final void yieldTurn(Task me) {
        events++;
        if (plan.exact && !planned()) {
            return;
        }
        me.yielded = true;
        me.effectsSeen = effects;
        if (planned()) {
            Task next = plannedTask();
            note(next);
            transfer(me, wake(next), false);
            me.yielded = false;
            return;
        }
        Task usual = null;
        for (int i = 1; i < tasks.length; i++) {
            Task each = tasks[(me.index + i) % tasks.length];
            if (enabled(each)) {
                if (usual == null) {
                    usual = each;
                } else if (beyondPlan()) {
                    search.offer(plan, events, each.index, 1);
                }
            }
        }
        if (writes != writesAtSpin) {
            writesAtSpin = writes;
            spinsAlone = 0;
            turns = 0;
        }
        if (usual != null && ++turns > TURNS_AT_MOST) {
            throw finish(Ending.spinning(me, "and the others take turns without getting anywhere"));
        }
        if (usual == null) {
            usual = alone(me);
            if (usual == null) {
                me.yielded = false;
                return;
            }
        }
        note(usual);
        transfer(me, usual, false);
        me.yielded = false;
    }

    private Task alone(Task me) {
        spinsAlone++;
        if (spinsAlone > SPINS_AT_MOST) {
            throw finish(Ending.spinning(me, "and nobody is left to change what it looks at"));
        }
        if (spinsAlone % SPINS_BEFORE_TIMER == 0) {
            Task timer = earliest();
            if (timer != null) {
                fire(timer);
                if (enabled(timer)) {
                    return timer;
                }
            }
        }
        if (spinsAlone % 1_000 == 0) {
            me.ranAt = spinsAlone + (long) events;
            Task other = null;
            for (Task each : tasks) {
                if (each != me
                        && each.state == Task.State.READY
                        && each.yielded
                        && (other == null || each.ranAt < other.ranAt)) {
                    other = each;
                }
            }
            if (other != null) {
                other.yielded = false;
                return other;
            }
        }
        return null;
    }

    /** Which of several waiting threads a {@code notify} wakes: the first, or the one that the plan says. */
    final Task choose(List<Task> waiting) {
        events++;
        if (planned()) {
            Task chosen = plannedTask();
            if (!waiting.contains(chosen)) {
                throw finish(Ending.of(Ending.Reason.DIVERGED, chosen.name + " does not wait"));
            }
            note(chosen);
            return chosen;
        }
        Task usual = waiting.get(0);
        if (beyondPlan()) {
            for (Task each : waiting) {
                if (each != usual) {
                    search.offer(plan, events, each.index, 0);
                }
            }
        }
        note(usual);
        return usual;
    }

    // The token.

    /** Waits until something lets the thread go on; the caller has set its state. */
    final void block(Task me) {
        if (over) {
            throw new Unwind();
        }
        giveBackWhatThrew(me);
        Task next;
        if (enabled(me)) {
            next = me;
        } else {
            next = next(me);
        }
        transfer(me, next, false);
        me.state = Task.State.READY;
        me.deadline = Task.NEVER;
    }

    final void transfer(Task me, Task next, boolean preempted) {
        if (next == me) {
            return;
        }
        switched(me, next, preempted);
        // While it is held back its flag must be clear: a thread that is interrupted cannot park.
        if (Thread.interrupted()) {
            me.interrupted = true;
        }
        hand(next);
        gate(me);
        if (me.interrupted && me.state == Task.State.READY) {
            takeInterrupt(me);
        }
    }

    final void takeInterrupt(Task me) {
        learnInterrupt(me);
        Thread.currentThread().interrupt();
    }

    /** What was done before an interrupt happens before what follows it. */
    static void learnInterrupt(Task me) {
        me.interrupted = false;
        me.clock = Clocks.join(me.clock, me.wakeClock);
    }

    /** Gives back what the thread no longer holds, as a call of the JDK was left by an exception. */
    abstract void giveBackWhatThrew(Task me);

    abstract void switched(Task from, Task to, boolean preempted);

    final void hand(Task next) {
        current = next;
        next.turn++;
        next.passedOver = 0;
        if (next.state == Task.State.WAITING) {
            // It stands in the real Object.wait, so that whoever runs can have the real monitor. It must not come out
            // before
            // this thread is out of the monitor: it could give the token back while this one still wants to get in.
            Object monitor = next.on;
            synchronized (monitor) {
                running = next.thread;
                next.go = true;
                monitor.notifyAll();
            }
        } else {
            running = next.thread;
            next.go = true;
            Runnable start = next.start;
            if (start == null) {
                LockSupport.unpark(next.thread);
            } else {
                next.start = null;
                start.run();
            }
        }
    }

    /** Held back until it is given the token. */
    final void gate(Task me) {
        boolean flag = false;
        if (me.state == Task.State.WAITING) {
            while (!me.go) {
                try {
                    me.on.wait();
                } catch (InterruptedException e) {
                    flag = true;
                }
            }
        } else {
            while (!me.go) {
                // Without a blocker: the program may ask what its thread is parked for.
                LockSupport.park();
                flag |= Thread.interrupted();
            }
        }
        me.go = false;
        me.interrupted |= flag;
        if (over) {
            throw new Unwind();
        }
    }
}
