package interleave.explorer.engine;

import interleave.explorer.instrument.Site;
import interleave.explorer.instrument.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.locks.Lock;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;

/** What the hooks at calls into the JDK mean; with its ancestors, all that an exploration does at a hook. */
final class Model extends Lives {
    private static final int NO_ELEMENT = -1;

    /** Elements of a list that are looked at, at most, where all of them are. */
    private static final int MOST_ELEMENTS = 64;

    private Object listOfElement;
    private int elementOfList;
    private boolean elementsAreSet;

    /** Whether some class can never be used again, since its static initialiser has failed. */
    volatile boolean classesSpoilt;

    Model(Plan plan, Search search, Memory memory, Schedules schedules, Recorder recorder, Runnable always) {
        super(plan, search, memory, schedules, recorder, always);
    }

    // Calls into the JDK.

    @Override
    public void element(Object list, int index) {
        listOfElement = isAnArrayWithin(list) && index >= 0 ? list : null;
        elementOfList = index;
    }

    private static boolean isAnArrayWithin(Object list) {
        return list != null
                && (list.getClass() == ArrayList.class
                        || list.getClass().getName().equals("java.util.Arrays$ArrayList"));
    }

    /** Lists that are arrays within: to set an element changes that one alone, and is seen by who looks at it or at all. */
    private boolean touchCollection(Task me, Object receiver, int element, Site site, boolean changes) {
        if (element != NO_ELEMENT) {
            elementsAreSet |= changes;
            boolean seen = memory.touch(me, receiver, Memory.CONTENT, site, false);
            return memory.touch(me, receiver, element, site, changes) || seen;
        }
        if (elementsAreSet && !changes && isAnArrayWithin(receiver) && Kind.looksAtElements(site.name())) {
            for (int i = 0; i < Math.min(((List<?>) receiver).size(), MOST_ELEMENTS); i++) {
                memory.touch(me, receiver, i, site, false);
            }
        }
        return memory.touch(me, receiver, Memory.CONTENT, site, changes);
    }

    @Override
    public void call(Object called, int siteId) {
        if (over) {
            return;
        }
        inside = true;
        try {
            Task me = current;
            Site site = Sites.get(siteId);
            Kind kind = Kind.of(site, called);
            Object receiver = called;
            int element = called == listOfElement ? elementOfList : NO_ELEMENT;
            listOfElement = null;
            if (kind == Kind.COLLECTION || kind == Kind.HARMLESS) {
                Object viewed = views.get(called);
                // To get its key or value, the entry itself has been looked up.
                if (viewed != null
                        && (!(called instanceof Map.Entry) || site.name().equals("setValue"))) {
                    receiver = viewed;
                    kind = Kind.of(site, viewed);
                }
            }
            if (kind == Kind.HARMLESS || !Kind.answersByContent(kind, site)) {
                return;
            }
            me.site = siteId;
            boolean changes = Kind.changes(receiver, site.name());
            if (receiver == me.readsOptimistically) {
                // Whatever it asks the lock next tells whether the values that it has read may be used.
                memory.endOptimisticReads(me, site.name().equals("tryOptimisticRead"));
            }
            switch (kind) {
                case COLLECTION -> {
                    // To go on to the next element is no spinning.
                    arrive(me, siteId, receiver, Memory.CONTENT, changes || receiver != called);
                    if (touchCollection(me, receiver, element, site, changes)) {
                        changed();
                    }
                }
                case LOCK, CONDITION -> {
                    boolean frees = site.name().equals("unlock");
                    if (frees || kind == Kind.CONDITION) {
                        // A switch just before the lock is free does what one before the next access does, but for
                        // those who only ask whether it is.
                        point(me, (search.everyAccess() || search.areLocksTried()) && worth(me, siteId));
                    } else {
                        arrive(me, siteId, receiver, Memory.WHOLE, false);
                    }
                    if (Kind.triesLock(site.name()) && search.learnThatLocksAreTried()) {
                        memory.learned = true;
                    }
                    memory.touch(me, receiver, Memory.WHOLE, site, true);
                    beforeLock(me, receiver, kind, frees);
                }
                case SYNC, HANDLE, TASKS, SELF_LOCKED, THREAD -> {
                    // What an executor or a future is asked to do may have effects that nobody can foresee.
                    if (kind == Kind.THREAD
                            && called != me.thread
                            && site.name().equals("interrupt")) {
                        // It meets whatever the other thread is doing, and that touches no object that both know.
                        check();
                        point(me, me.index != 0);
                    } else {
                        arrive(me, siteId, receiver, Memory.WHOLE, kind == Kind.TASKS && changes || receiver != called);
                    }
                    if (kind == Kind.THREAD && site.name().equals("start")) {
                        // The JDK's method is synchronized.
                        awaitFree(me, monitor(receiver), receiver, siteId);
                    }
                    if (receiver != null) {
                        memory.touch(me, receiver, Memory.WHOLE, site, changes);
                    }
                    if (receiver instanceof BaseStream && Kind.endsStream(site) && views.containsKey(receiver)) {
                        memory.touch(me, views.get(receiver), Memory.CONTENT, site, false);
                    }
                    me.hasFenced |= Kind.isFence(kind, site.name());
                    if (me.hasFenced || !Kind.isWeak(kind, site)) {
                        release(me, receiver, kind);
                    }
                    if (kind == Kind.SELF_LOCKED) {
                        take(me, monitor(receiver), receiver, siteId, 1);
                    }
                }
                default -> throw new AssertionError(kind);
            }
            if (receiver instanceof ThreadGroup) {
                settleAll();
            }
            forgetWhatThrew(me, siteId);
            me.calls.add(new Task.Call(receiver, siteId, kind, Kind.content(receiver), me.entries));
            if (recorder != null) {
                recorder.call(me, receiver, site, events);
            }
        } finally {
            inside = false;
        }
    }

    @Override
    public void goesThrough(Object argument, int siteId) {
        if (argument instanceof Object[] several) {
            for (Object each : several) {
                goesThrough(each, siteId);
            }
        } else if (argument != null && !Kind.isOfTheProgram(argument)) {
            call(argument, siteId);
            returned(null, siteId);
        }
    }

    @Override
    public void view(Object view, Object of) {
        if (!over && !Kind.isOfTheProgram(of)) {
            views.put(view, views.getOrDefault(of, of));
        }
    }

    /** Whoever calls here again, and has entered no method since, has left the call before by an exception. */
    private static void forgetWhatThrew(Task me, int siteId) {
        int last = me.calls.size() - 1;
        if (last >= 0
                && me.calls.get(last).site() == siteId
                && me.calls.get(last).entries() == me.entries) {
            me.calls.remove(last);
        }
    }

    private void release(Task me, Object receiver, Kind kind) {
        if (receiver != null) {
            memory.release(me, receiver);
        }
        if (Kind.hasEdgesElsewhere(kind, receiver)) {
            memory.releaseTasks(me);
        }
        if (kind == Kind.HANDLE) {
            memory.release(me, Memory.class);
        }
    }

    private void beforeLock(Task me, Object receiver, Kind kind, boolean frees) {
        Object lock = kind == Kind.CONDITION ? lockOf(me, receiver) : receiver;
        if (frees) {
            me.released(receiver);
            effects++;
        }
        if (kind == Kind.CONDITION || frees) {
            memory.release(me, lock == null ? Memory.class : lock);
        }
        if (lock == null || !lock.getClass().getName().endsWith("ReentrantLock")) {
            memory.releaseTasks(me);
        }
    }

    @Override
    public void returned(Object result, int siteId) {
        if (over) {
            return;
        }
        inside = true;
        try {
            Task me = current;
            Task.Call call = ended(me, siteId);
            if (call == null) {
                return;
            }
            Site site = Sites.get(siteId);
            Object receiver = call.receiver();
            if (result != null && Kind.isView(call.kind(), receiver, site.name(), result)) {
                views.put(result, receiver);
            }
            if (result instanceof Map.Entry && call.kind() == Kind.COLLECTION) {
                views.put(result, receiver);
            }
            if (result instanceof BaseStream) {
                // It goes through the collection when it is asked for its result, and not before.
                Object source = call.kind() == Kind.COLLECTION ? receiver : views.get(receiver);
                if (source != null) {
                    views.put(result, source);
                }
            }
            switch (call.kind()) {
                case LOCK, CONDITION -> afterLock(me, call, site, result);
                case SELF_LOCKED -> {
                    exitSelfLocked(me, receiver);
                    changedUnless(call, site, result);
                }
                case COLLECTION -> {}
                default -> {
                    if (me.entries != call.entries()) {
                        // What a function that it was given has done is handed on: compute does so, and updateAndGet.
                        release(me, receiver, call.kind());
                    }
                    if (!Kind.isWeak(call.kind(), site)) {
                        acquire(me, call);
                    } else if (receiver != null) {
                        me.weaklyUsed.add(receiver);
                    }
                    if (Kind.isFence(call.kind(), site.name())) {
                        me.weaklyUsed.forEach(used -> memory.acquire(me, used));
                        me.weaklyUsed.clear();
                    }
                    if (site.name().equals("tryOptimisticRead") || site.name().equals("tryConvertToOptimisticRead")) {
                        memory.beginOptimisticReads(me, receiver);
                    }
                    changedUnless(call, site, result);
                }
            }
            if (recorder != null) {
                recorder.returned(me, site, result);
            }
            if (call.kind() == Kind.THREAD && me.wokeWorker) {
                // At once, since what comes next may be a final field of an object that the new thread knows already.
                point(me, false);
            }
        } finally {
            inside = false;
        }
    }

    private void changedUnless(Task.Call call, Site site, Object result) {
        boolean empty =
                result == null && (site.name().equals("poll") || site.name().startsWith("poll"));
        boolean same = call.before() != null && call.before().equals(Kind.content(call.receiver()));
        if (!Kind.looksOnly(site.name()) && !Kind.failed(result) && !empty && !same) {
            changed();
        }
    }

    private void exitSelfLocked(Task me, Object receiver) {
        Monitor monitor = monitor(receiver);
        if (monitor.owner == me) {
            memory.release(me, receiver);
            me.released(receiver);
            if (--monitor.count == 0) {
                monitor.owner = null;
                effects++;
            }
        }
    }

    private static Task.Call ended(Task me, int siteId) {
        for (int i = me.calls.size() - 1; i >= 0; i--) {
            if (me.calls.get(i).site() == siteId) {
                Task.Call call = me.calls.get(i);
                while (me.calls.size() > i) {
                    me.calls.remove(me.calls.size() - 1);
                }
                return call;
            }
        }
        return null;
    }

    private void afterLock(Task me, Task.Call call, Site site, Object result) {
        Object receiver = call.receiver();
        switch (site.name()) {
            case "lock", "lockInterruptibly", "writeLock", "readLock" -> took(me, receiver, site);
            case "tryLock" -> {
                if (Boolean.TRUE.equals(result)) {
                    took(me, receiver, site);
                }
            }
            case "newCondition" -> lockOfCondition.put(result, receiver);
            case "signal", "signalAll" -> effects++;
            default -> {}
        }
        Object lock = call.kind() == Kind.CONDITION ? lockOf(me, receiver) : receiver;
        if (call.kind() == Kind.CONDITION) {
            acquireLockOf(me, receiver);
        }
        if (lock == null || !lock.getClass().getName().endsWith("ReentrantLock")) {
            memory.acquireTasks(me);
        }
    }

    /** A condition that a static initialiser has made was made before the schedule began: whoever uses it holds its lock. */
    private Object lockOf(Task me, Object condition) {
        Object known = lockOfCondition.get(condition);
        if (known != null) {
            return known;
        }
        for (Task.Hold hold : me.holds) {
            if (hold.lock instanceof Lock && Jdk.isConditionOf(condition, hold.lock)) {
                lockOfCondition.put(condition, hold.lock);
                return hold.lock;
            }
        }
        return null;
    }

    private void acquireLockOf(Task me, Object condition) {
        Object lock = lockOf(me, condition);
        memory.acquire(me, lock == null ? Memory.class : lock);
    }

    private void acquire(Task me, Task.Call call) {
        if (call.receiver() != null) {
            memory.acquire(me, call.receiver());
        }
        if (Kind.hasEdgesElsewhere(call.kind(), call.receiver())) {
            memory.acquireTasks(me);
        }
        if (call.kind() == Kind.HANDLE) {
            memory.acquire(me, Memory.class);
        }
    }

    private void took(Task me, Object lock, Site site) {
        me.acquired(lock, site.id());
        memory.acquire(me, lock);
    }

    @Override
    public void tick() {
        step();
        current.visits.turnBack();
    }

    private void step() {
        if (over) {
            throw new Unwind();
        }
        if (++steps > STEPS_AT_MOST) {
            inside = true;
            try {
                throw finish(Ending.of(Ending.Reason.TOO_LONG, "more than " + STEPS_AT_MOST + " steps"));
            } finally {
                inside = false;
            }
        }
    }

    @Override
    public void entered() {
        step();
        Task me = current;
        me.entries++;
        if (recorder != null) {
            inside = true;
            recorder.entered(me);
            inside = false;
        }
        if (me.worker || !me.calls.isEmpty()) {
            inside = true;
            memory.acquireTasks(me);
            memory.releaseTasks(me);
            inside = false;
        }
    }

    @Override
    public void jvmEnds(boolean atOnce) {
        inside = true;
        try {
            Task me = current;
            String place = schedules.framesOfTheProgram(1).stream()
                    .map(frame -> " at " + Narrative.place(frame.toStackTraceElement()))
                    .collect(Collectors.joining());
            String call = atOnce ? "Runtime.halt" : "System.exit";
            String sentence = me.name + " called " + call + place + ", which would end the whole program.";
            throw finish(Ending.failed(me, new AssertionError(sentence)));
        } finally {
            inside = false;
        }
    }

    @Override
    public void initialising(boolean begins) {
        current.initialising += begins ? 1 : -1;
    }

    @Override
    public void notInitialised() {
        current.initialising--;
        classesSpoilt = true;
    }

    @Override
    public void caught(Throwable thrown) {
        if (thrown instanceof Unwind unwind) {
            throw unwind;
        }
        passing(thrown);
    }

    @Override
    public void passing(Throwable thrown) {
        if (thrown instanceof Unwind) {
            return;
        }
        inside = true;
        Task me = current;
        afterThrowing(me);
        for (int i = me.calls.size() - 1; i >= 0; i--) {
            if (me.calls.get(i).kind() == Kind.SELF_LOCKED) {
                exitSelfLocked(me, me.calls.remove(i).receiver());
            }
        }
        inside = false;
    }

    @Override
    void giveBackWhatThrew(Task me) {
        for (int i = me.calls.size() - 1; i >= 0; i--) {
            Task.Call call = me.calls.get(i);
            if (call.kind() == Kind.SELF_LOCKED && !Thread.holdsLock(call.receiver())) {
                me.calls.remove(i);
                exitSelfLocked(me, call.receiver());
            }
        }
    }

    /** A call that throws orders what it would have ordered: await has the lock again, and get has seen the task's end. */
    private void afterThrowing(Task me) {
        while (!me.calls.isEmpty()) {
            Task.Call call = me.calls.get(me.calls.size() - 1);
            switch (call.kind()) {
                case CONDITION -> acquireLockOf(me, call.receiver());
                case LOCK -> {}
                case SELF_LOCKED, COLLECTION -> {
                    return;
                }
                default -> {
                    acquire(me, call);
                    return;
                }
            }
            // No code of the program runs within such a call, so it is over.
            me.calls.remove(me.calls.size() - 1);
        }
    }

    @Override
    public long innerTime() {
        return now;
    }

    @Override
    public ForkJoinPool commonPool() {
        if (commonPool == null) {
            commonPool = new ForkJoinPool(2);
        }
        return commonPool;
    }

    @Override
    public Executor asyncPool(Executor usual) {
        return commonPool();
    }

    @Override
    public ScheduledThreadPoolExecutor delayer() {
        if (delayer == null) {
            delayer = new ScheduledThreadPoolExecutor(1);
            delayer.setRemoveOnCancelPolicy(true);
        }
        return delayer;
    }
}
