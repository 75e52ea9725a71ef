package interleave.explorer.engine;

import interleave.explorer.instrument.Site;
import interleave.explorer.instrument.Sites;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** What the hooks at fields, array elements and monitors mean. */
abstract class Monitors extends Tokens {
    /** A time-out up to this long may strike although others could run: they may simply be slow. In nanoseconds. */
    static final long BRIEF_WAIT = 200_000_000L;

    /** The same for a sleep, in nanoseconds: no sleep is a way to wait for others. */
    static final long BRIEF_SLEEP = 2_000_000_000L;

    /** Visits of one place without any effect in between, after which a thread lets others go first. */
    static final int SPIN = 5;

    /** The same at places that nobody else seems to come to. */
    static final int SPIN_UNSHARED = 1_000;

    /** Elements of an array that one call is seen to read or write, at most. */
    private static final int ELEMENTS_AT_MOST = 1_024;

    /** Loop turns and calls in one schedule, at most. */
    static final int STEPS_AT_MOST = 5_000_000;

    static final class Monitor {
        Task owner;
        int count;
        final List<Task> waiting = new ArrayList<>();
    }

    final Map<Object, Monitor> monitors = new IdentityHashMap<>();
    final Map<Object, Object> lockOfCondition = new IdentityHashMap<>();

    /** For iterators and views of collections, the collection. */
    final Map<Object, Object> views = new IdentityHashMap<>();

    final Map<Object, Integer> identities = new IdentityHashMap<>();
    final Schedules schedules;
    final Recorder recorder;
    final Runnable always;
    final Map<Thread, Boolean> announced = new IdentityHashMap<>();
    volatile boolean outOfSight;
    long checkedAt;
    int steps;
    ForkJoinPool commonPool;
    ScheduledThreadPoolExecutor delayer;

    /**
     * @param recorder what writes the schedule down, or null
     */
    Monitors(Plan plan, Search search, Memory memory, Schedules schedules, Recorder recorder, Runnable always) {
        super(plan, search, memory);
        this.schedules = schedules;
        this.recorder = recorder;
        this.recording = recorder != null;
        this.always = always;
    }

    boolean worth(Task me, int site) {
        return me.index != 0 && (search.everyAccess() || search.isDiscovering() != memory.isFlagged(site));
    }

    /** A point before an access or a call; the thread yields where it has been here too often. */
    void arrive(Task me, int site, Object object, int index, boolean mayChange) {
        check();
        if (me.initialising > 0) {
            // Not counted: where the classes are used again there is nothing left to initialise.
            return;
        }
        boolean shared = memory.isFlagged(site);
        int visits = mayChange ? 0 : me.visits.visit(site, object, index, writes);
        if (me.index != 0 && visits > (shared ? SPIN : SPIN_UNSHARED)) {
            yieldTurn(me);
        } else {
            // Coming back with nothing changed, and nothing learned, is no new chance for others.
            boolean chance = mayChange || me.visits.bringsNews() || search.everyAccess();
            point(me, worth(me, site) && chance);
        }
    }

    void check() {
        if (always != null && checkedAt != effects) {
            checkedAt = effects;
            try {
                always.run();
            } catch (Throwable broken) {
                throw finish(Ending.failed(current, broken));
            }
        }
    }

    void changed() {
        effects++;
        writes++;
    }

    // Fields, elements, monitors.

    @Override
    public void access(Object owner, int index, int siteId, boolean write) {
        if (over) {
            return;
        }
        inside = true;
        try {
            Task me = current;
            Site site = Sites.get(siteId);
            me.site = siteId;
            if (write && completes(me, owner, index, site)) {
                point(me, false);
            } else {
                arrive(me, siteId, owner, index, write);
            }
            if (memory.touch(me, owner, index, site, write)) {
                changed();
            }
            me.lastRead = write ? null : site;
            me.lastReadOwner = owner;
            me.lastReadIndex = index;
            me.lastReadEvent = events;
            if (recorder != null) {
                recorder.access(me, owner, index, site, events);
            }
        } finally {
            inside = false;
        }
    }

    @Override
    public void accesses(Object array, int from, int to, int siteId, boolean write) {
        int first = Math.max(0, from);
        int last = Math.min(Math.min(to, Array.getLength(array)), first + ELEMENTS_AT_MOST);
        if (over || last <= first) {
            return;
        }
        inside = true;
        try {
            Task me = current;
            Site site = Sites.get(siteId);
            me.site = siteId;
            arrive(me, siteId, array, first, write);
            boolean seen = false;
            for (int i = first; i < last; i++) {
                seen |= memory.touch(me, array, i, site, write);
            }
            if (seen) {
                changed();
            }
            me.lastRead = null;
            if (recorder != null) {
                recorder.accesses(me, array, first, last, site, events);
            }
        } finally {
            inside = false;
        }
    }

    /** Whether the scenario itself has just read what it writes now: its own {@code count++} must not be torn apart. */
    boolean completes(Task me, Object owner, int index, Site site) {
        return me.lastRead != null
                && me.lastReadEvent == events
                && me.lastReadOwner == owner
                && me.lastReadIndex == index
                && me.lastRead.line() == site.line()
                && me.lastRead.name().equals(site.name())
                && schedules.trusted(site.className());
    }

    @Override
    public void value(Object value) {
        if (!over) {
            inside = true;
            recorder.value(current, value);
            inside = false;
        }
    }

    Monitor monitor(Object object) {
        Monitor monitor = monitors.get(object);
        if (monitor == null) {
            monitor = new Monitor();
            monitors.put(object, monitor);
        }
        return monitor;
    }

    @Override
    boolean monitorFree(Object object, Task task) {
        Monitor monitor = monitors.get(object);
        return monitor == null || monitor.owner == null || monitor.owner == task;
    }

    @Override
    public void enter(Object object, int site) {
        if (over) {
            unwindIfHeld(object);
            return;
        }
        inside = true;
        try {
            Task me = current;
            me.site = site;
            Monitor monitor = monitor(object);
            if (monitor.owner != me) {
                arrive(me, site, object, Memory.WHOLE, false);
                memory.touch(me, object, Memory.WHOLE, Sites.get(site), true);
            }
            take(me, monitor, object, site, 1);
            if (recorder != null) {
                recorder.event(me, "locks", object, Sites.get(site), events);
            }
        } finally {
            inside = false;
        }
    }

    void unwindIfHeld(Object object) {
        Monitor monitor = monitors.get(object);
        if (monitor != null && monitor.owner != null && monitor.owner != current && !monitor.owner.ended) {
            throw new Unwind();
        }
    }

    /** Waits until nobody else owns the monitor. */
    void awaitFree(Task me, Monitor monitor, Object object, int site) {
        while (monitor.owner != null && monitor.owner != me) {
            if (recorder != null) {
                recorder.event(me, "waits for", object, Sites.get(site), events);
            }
            me.on = object;
            me.state = Task.State.ENTERING;
            boolean waited = me.interrupted;
            block(me);
            if (me.interrupted && !waited) {
                takeInterrupt(me);
            }
        }
    }

    void take(Task me, Monitor monitor, Object object, int site, int count) {
        if (monitor.owner == me) {
            monitor.count += count;
        } else {
            awaitFree(me, monitor, object, site);
            monitor.owner = me;
            monitor.count = count;
        }
        for (int i = 0; i < count; i++) {
            me.acquired(object, site);
        }
        memory.acquire(me, object);
    }

    @Override
    public void exit(Object object) {
        if (over) {
            leaveQuietly(object);
            return;
        }
        inside = true;
        Task me = current;
        Monitor monitor = monitors.get(object);
        if (monitor != null && monitor.owner == me) {
            memory.release(me, object);
            me.released(object);
            if (--monitor.count == 0) {
                monitor.owner = null;
                effects++;
            }
        }
        inside = false;
    }

    void leaveQuietly(Object object) {
        Monitor monitor = monitors.get(object);
        if (monitor != null && monitor.owner == current && --monitor.count == 0) {
            monitor.owner = null;
        }
    }

    @Override
    public void await(Object object, long nanos, int site) throws InterruptedException {
        inside = true;
        try {
            if (over) {
                throw new Unwind();
            }
            Task me = current;
            me.site = site;
            events++;
            if (recorder != null) {
                recorder.event(me, "waits on", object, Sites.get(site), events);
            }
            waitOn(me, object, nanos);
        } finally {
            inside = false;
        }
    }

    void waitOn(Task me, Object object, long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw interruptedBy(me);
        }
        Monitor monitor = monitor(object);
        int count = monitor.count;
        Task.Hold hold = me.hold(object);
        int site = hold == null ? me.site : hold.site;
        memory.release(me, object);
        me.holds.remove(hold);
        monitor.owner = null;
        monitor.count = 0;
        effects++;
        monitor.waiting.add(me);
        me.on = object;
        me.notified = false;
        me.state = Task.State.WAITING;
        setDeadline(me, nanos, BRIEF_WAIT);
        try {
            block(me);
        } finally {
            monitor.waiting.remove(me);
            if (!over) {
                take(me, monitor, object, site, Math.max(1, count));
            }
        }
        memory.acquire(me, object);
        if (me.notified) {
            if (me.interrupted) {
                takeInterrupt(me);
            }
        } else if (me.interrupted) {
            throw interruptedBy(me);
        }
    }

    static InterruptedException interruptedBy(Task me) {
        learnInterrupt(me);
        return new InterruptedException();
    }

    void setDeadline(Task me, long nanos, long brief) {
        me.timedOut = false;
        me.deadline = nanos < 0 ? Task.NEVER : Math.min(now + nanos, Task.NEVER - 1);
        me.brief = nanos >= 0 && nanos <= brief;
    }

    @Override
    public void signal(Object object, boolean all, int site) {
        if (over) {
            return;
        }
        inside = true;
        try {
            Task me = current;
            me.site = site;
            if (recorder != null) {
                recorder.event(me, all ? "notifies all on" : "notifies one on", object, Sites.get(site), events);
            }
            wakeWaiting(object, all);
        } finally {
            inside = false;
        }
    }

    void wakeWaiting(Object object, boolean all) {
        Monitor monitor = monitor(object);
        List<Task> waiting = new ArrayList<>();
        for (Task each : monitor.waiting) {
            if (!each.notified && !each.interrupted && !each.timedOut) {
                waiting.add(each);
            }
        }
        if (waiting.isEmpty()) {
            return;
        }
        effects++;
        if (all) {
            for (Task each : waiting) {
                each.notified = true;
            }
        } else {
            Task chosen = waiting.size() == 1 ? waiting.get(0) : choose(waiting);
            chosen.notified = true;
            if (recorder != null) {
                recorder.woken(current, chosen);
            }
        }
    }

    // Inside the JDK: no points, but its monitors count.

    @Override
    public void innerEnter(Object object) {
        if (over) {
            unwindIfHeld(object);
            return;
        }
        inside = true;
        try {
            take(current, monitor(object), object, current.site, 1);
        } finally {
            inside = false;
        }
    }

    @Override
    public void innerExit(Object object) {
        exit(object);
    }

    @Override
    public void innerAwait(Object object, long nanos) throws InterruptedException {
        inside = true;
        try {
            if (over) {
                throw new Unwind();
            }
            Task me = current;
            memory.releaseTasks(me);
            waitOn(me, object, nanos);
            memory.acquireTasks(me);
        } finally {
            inside = false;
        }
    }

    @Override
    public void innerSignal(Object object, boolean all) {
        if (over) {
            return;
        }
        inside = true;
        try {
            wakeWaiting(object, all);
        } finally {
            inside = false;
        }
    }

    @Override
    public void innerYield() {
        if (over) {
            throw new Unwind();
        }
        inside = true;
        try {
            Task me = current;
            if (me.visits.visit(-7, null, 0, writes) > SPIN) {
                yieldTurn(me);
            }
        } finally {
            inside = false;
        }
    }
}
