package interleave.explorer.engine;

import interleave.explorer.instrument.Sites;
import java.util.concurrent.locks.LockSupport;

/** How threads of a schedule start, sleep, park, wait for each other, are interrupted and end. */
abstract class Lives extends Monitors {
    Lives(Plan plan, Search search, Memory memory, Schedules schedules, Recorder recorder, Runnable always) {
        super(plan, search, memory, schedules, recorder, always);
    }

    // Threads and time.

    @Override
    public void sleep(long nanos, int site) throws InterruptedException {
        inside = true;
        try {
            if (over) {
                throw new Unwind();
            }
            Task me = current;
            me.site = site;
            events++;
            if (recorder != null) {
                recorder.event(me, "sleeps", null, Sites.get(site), events);
            }
            if (Thread.interrupted()) {
                throw interruptedBy(me);
            }
            me.state = Task.State.SLEEPING;
            setDeadline(me, nanos, BRIEF_SLEEP);
            block(me);
            if (me.interrupted) {
                throw interruptedBy(me);
            }
        } finally {
            inside = false;
        }
    }

    @Override
    public boolean join(Thread thread, long nanos, int site) throws InterruptedException {
        inside = true;
        try {
            if (over) {
                throw new Unwind();
            }
            Task me = current;
            me.site = site;
            point(me, me.index != 0);
            if (recorder != null) {
                recorder.event(me, "joins " + shown(thread), null, Sites.get(site), events);
            }
            if (Thread.interrupted()) {
                throw interruptedBy(me);
            }
            Task other = task(thread);
            if (other == null) {
                return !thread.isAlive();
            }
            me.on = thread;
            me.state = Task.State.JOINING;
            setDeadline(me, nanos, BRIEF_WAIT);
            block(me);
            if (other.state == Task.State.DONE) {
                me.clock = Clocks.join(me.clock, other.clock);
            }
            if (me.interrupted) {
                if (other.state == Task.State.DONE) {
                    takeInterrupt(me);
                } else {
                    throw interruptedBy(me);
                }
            }
            if (other.state == Task.State.DONE && !(thread instanceof Worker)) {
                // A thread that ends tells so under its own monitor, and the JDK's method is synchronized.
                awaitFree(me, monitor(thread), thread, site);
                settle(thread);
            }
            return other.state == Task.State.DONE;
        } finally {
            inside = false;
        }
    }

    /** The model knows that the thread has ended; the JVM may need some microseconds more. */
    static void settle(Thread thread) {
        boolean interrupted = Thread.interrupted();
        while (thread.isAlive()) {
            try {
                thread.join(1_000);
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a group tells of its threads comes from the JVM. */
    void settleAll() {
        for (Task each : tasks) {
            // A thread that ends tells so under its own monitor: until that is free it is alive to the JVM.
            boolean canEnd = each.state == Task.State.DONE && monitorFree(each.thread, current);
            if (canEnd && !(each.thread instanceof Worker)) {
                settle(each.thread);
            }
        }
    }

    @Override
    public Thread.State state(Thread thread, int site) {
        inside = true;
        try {
            Task me = current;
            Task task = over ? null : task(thread);
            if (task == null) {
                return announced.containsKey(thread) ? Thread.State.NEW : thread.getState();
            }
            arrive(me, site, thread, Memory.WHOLE, false);
            boolean woken = task.notified || task.interrupted || task.timedOut;
            return switch (task.state) {
                case READY -> Thread.State.RUNNABLE;
                case ENTERING -> Thread.State.BLOCKED;
                case WAITING -> woken ? Thread.State.BLOCKED : waiting(task);
                case DONE -> {
                    // Whoever sees that a thread has ended sees what it has done, by whatever call (JLS 17.4.4).
                    me.clock = Clocks.join(me.clock, task.clock);
                    yield Thread.State.TERMINATED;
                }
                default -> waiting(task);
            };
        } finally {
            inside = false;
        }
    }

    private static Thread.State waiting(Task task) {
        return task.deadline == Task.NEVER ? Thread.State.WAITING : Thread.State.TIMED_WAITING;
    }

    String shown(Thread thread) {
        Task task = task(thread);
        return task == null ? thread.getName() : task.name;
    }

    @Override
    public void pause(int site) {
        if (over) {
            throw new Unwind();
        }
        inside = true;
        try {
            Task me = current;
            me.site = site;
            check();
            int visits = me.visits.visit(site, null, 0, writes);
            if (me.index != 0 && visits > 1) {
                yieldTurn(me);
            } else {
                point(me, me.index != 0);
            }
        } finally {
            inside = false;
        }
    }

    @Override
    public boolean isAlive(Thread thread, int site) {
        inside = true;
        try {
            Task me = current;
            Task other = task(thread);
            if (!over && other != null) {
                arrive(me, site, thread, Memory.WHOLE, false);
                if (other.state == Task.State.DONE) {
                    me.clock = Clocks.join(me.clock, other.clock);
                }
                return other.state != Task.State.DONE;
            }
            return thread.isAlive() && !(thread instanceof Worker);
        } finally {
            inside = false;
        }
    }

    @Override
    public long time(int site) {
        inside = true;
        try {
            Task me = current;
            if (!over) {
                int visits = me.visits.visit(site, null, 0, writes);
                now += 1_000L << Math.min(visits / 4, 20);
                if (visits > SPIN && me.index != 0) {
                    yieldTurn(me);
                } else {
                    point(me, false);
                }
            }
            return now;
        } finally {
            inside = false;
        }
    }

    @Override
    public int identity(Object object) {
        inside = true;
        try {
            Integer known = identities.get(object);
            if (known == null) {
                known = 1_000 + 7 * identities.size();
                identities.put(object, known);
            }
            return known;
        } finally {
            inside = false;
        }
    }

    @Override
    public void park(long nanos) {
        inside = true;
        try {
            if (over) {
                throw new Unwind();
            }
            Task me = current;
            if (me.permit) {
                me.permit = false;
                me.clock = Clocks.join(me.clock, me.wakeClock);
                return;
            }
            if (Thread.currentThread().isInterrupted()) {
                learnInterrupt(me);
                return;
            }
            if (me.worker || !me.calls.isEmpty()) {
                memory.releaseTasks(me);
            }
            me.state = Task.State.PARKED;
            setDeadline(me, nanos, BRIEF_WAIT);
            block(me);
            me.permit = false;
            me.clock = Clocks.join(me.clock, me.wakeClock);
            if (me.worker) {
                memory.acquireTasks(me);
            }
            if (me.interrupted) {
                takeInterrupt(me);
            }
        } finally {
            inside = false;
        }
    }

    @Override
    public boolean unpark(Thread thread) {
        inside = true;
        try {
            Task other = task(thread);
            if (other == null) {
                return false;
            }
            if (!over) {
                other.permit = true;
                effects++;
                Task me = current;
                me.wokeWorker |= other.worker && other.calls.isEmpty();
                other.wakeClock = Clocks.join(other.wakeClock, me.clock);
                memory.step(me);
            }
            return true;
        } finally {
            inside = false;
        }
    }

    @Override
    public void starting(Thread thread) {
        inside = true;
        try {
            if (over) {
                throw new Unwind();
            }
            if (thread.getState() == Thread.State.NEW && task(thread) == null && Jdk.ofTheProgram(thread)) {
                adopt(thread, recorder == null ? thread.getName() : recorder.nameOf(thread, false), false, false);
            }
        } finally {
            inside = false;
        }
    }

    /** A thread that the scenario has named, but not started yet. */
    void named(Thread thread, boolean daemon) {
        inside = true;
        announced.put(thread, daemon);
        inside = false;
    }

    /** Starts a thread that the scenario has named. Called by the test's own thread. */
    void startNamed(Worker thread, Runnable body) {
        inside = true;
        Task task = adopt(thread, thread.getName(), true, announced.get(thread));
        task.start = () -> thread.begin(worker -> run(worker, body));
        inside = false;
    }

    /** The life of a worker in this schedule. */
    void run(Worker worker, Runnable body) {
        try {
            begin((Thread) worker);
            body.run();
        } catch (Throwable thrown) {
            uncaught(worker, thrown);
        }
        // A thread keeps its interrupted status when it has ended.
        task(worker).interrupted |= worker.isInterrupted();
        Jdk.clear(worker);
        ending(worker);
    }

    /** Called by the test's own thread: until those that it has started have ended. */
    void awaitNamed() {
        inside = true;
        try {
            Task me = current;
            me.state = Task.State.ENDING;
            block(me);
            for (Task each : tasks) {
                me.clock = Clocks.join(me.clock, each.clock);
            }
        } finally {
            inside = false;
        }
    }

    /** Called by the test's own thread as the last thing that it does. */
    void finished(Throwable thrown) {
        if (!(thrown instanceof Unwind)) {
            inside = true;
            if (thrown == null && !over) {
                try {
                    check();
                } catch (Unwind broken) {
                    return;
                }
            }
            finish(thrown == null ? Ending.of(Ending.Reason.FINISHED, null) : Ending.failed(current, thrown));
            inside = false;
        }
    }

    long progress() {
        return (long) events + steps + (long) current.index * 31;
    }

    /** Called by the controller about a thread that does not come back. */
    void giveUp(String text) {
        outOfSight = true;
        ending = Ending.of(Ending.Reason.OUT_OF_SIGHT, text);
        over = true;
    }

    /** Called by the controller, when the schedule is over and nobody runs. */
    boolean canUnwind(Task task) {
        if (task.state != Task.State.WAITING) {
            return true;
        }
        Monitor monitor = monitors.get(task.on);
        return monitor == null || monitor.owner == null || monitor.owner == task || monitor.owner.ended;
    }

    void unwind(Task task) {
        if (task.start == null) {
            inside = true;
            hand(task);
        } else {
            task.start = null;
            task.ended = true;
        }
    }

    void begin(Task first) {
        current = first;
        inside = true;
        running = first.thread;
        first.go = true;
    }

    Task adopt(Thread thread, String name, boolean named, boolean daemon) {
        Task parent = current;
        Task child = add(thread, name, named, daemon);
        child.worker = !named && Jdk.runsJdkCode(thread);
        if (parent != null) {
            parent.wokeWorker |= !named;
            child.clock = Clocks.join(child.clock, parent.clock);
            memory.step(parent);
        }
        changed();
        if (!(thread instanceof Worker) && thread.getUncaughtExceptionHandler() == thread.getThreadGroup()) {
            ThreadGroup group = thread.getThreadGroup();
            Thread.UncaughtExceptionHandler own = hasItsOwnHandler(group) ? group : null;
            thread.setUncaughtExceptionHandler((dying, thrown) -> handle(own, dying, thrown));
        }
        return child;
    }

    private static boolean hasItsOwnHandler(ThreadGroup group) {
        try {
            return group.getClass()
                            .getMethod("uncaughtException", Thread.class, Throwable.class)
                            .getDeclaringClass()
                    != ThreadGroup.class;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Stands for the group's handler, which the JVM asks where a thread has none of its own.
     *
     * @param own the group's, if it is of the program, or null
     */
    private void handle(Thread.UncaughtExceptionHandler own, Thread dying, Throwable thrown) {
        if (thrown instanceof Unwind || over) {
            return;
        }
        Task task = task(dying);
        Thread.UncaughtExceptionHandler usual = own != null ? own : Thread.getDefaultUncaughtExceptionHandler();
        boolean told = task != null && !task.named && usual != null && !(thrown instanceof AssertionError);
        // The program may also ask the thread for its handler, and call it itself.
        boolean ends = StackWalker.getInstance().walk(frames -> frames.anyMatch(Lives::isTheEnd));
        try {
            if (told) {
                usual.uncaughtException(dying, thrown);
            }
        } finally {
            // What a handler throws is ignored by the JVM.
            if (ends) {
                uncaught(dying, thrown);
            }
        }
    }

    private static boolean isTheEnd(StackWalker.StackFrame frame) {
        return frame.getMethodName().equals("dispatchUncaughtException");
    }

    void uncaught(Thread thread, Throwable thrown) {
        if (thrown instanceof Unwind || over) {
            return;
        }
        Task task = task(thread);
        inside = true;
        if (task != null) {
            task.died = thrown;
            if (recorder != null) {
                recorder.died(task, thrown);
            }
            if (task.named || thrown instanceof AssertionError) {
                finish(Ending.failed(task, thrown));
            }
        }
        inside = false;
    }

    @Override
    public void begin(Thread thread) {
        Task task = task(thread);
        if (task == null || task.begun) {
            return;
        }
        task.begun = true;
        Jdk.seed(thread, task.index);
        try {
            gate(task);
            // Somebody may have interrupted it before it has run for the first time.
            if (task.interrupted) {
                takeInterrupt(task);
            }
        } finally {
            inside = false;
        }
    }

    @Override
    public void ending(Thread thread) {
        Task me = current;
        inside = true;
        if (!over) {
            giveBackWhatThrew(me);
            me.state = Task.State.DONE;
            memory.endOptimisticReads(me, true);
            memory.releaseTasks(me);
            changed();
            wakeWaiting(thread, true);
            if (recorder != null) {
                recorder.ended(me, events);
            }
            try {
                Task next = next(me);
                switched(me, next, false);
                me.ended = true;
                hand(next);
                return;
            } catch (Unwind stuck) {
                me.state = Task.State.DONE;
            }
        }
        me.ended = true;
        running = null;
        LockSupport.unpark(controller);
    }

    @Override
    public boolean interrupt(Thread thread) {
        Task other = task(thread);
        if (other == null || other == current) {
            return false;
        }
        // Even where all is over: a pool that ends interrupts its threads for as long as one has not got it.
        other.interrupted = true;
        if (!over && other.state != Task.State.DONE) {
            changed();
            other.wakeClock = Clocks.join(other.wakeClock, current.clock);
            memory.step(current);
            if (recorder != null) {
                recorder.interrupted(current, other);
            }
        }
        return true;
    }

    @Override
    public boolean interruptPending(Thread thread) {
        Task other = task(thread);
        return other != null && other != current && other.interrupted;
    }

    @Override
    void switched(Task from, Task to, boolean preempted) {
        if (recorder != null && preempted) {
            recorder.preempted(from, to);
        }
    }
}
