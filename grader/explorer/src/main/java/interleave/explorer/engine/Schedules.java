package interleave.explorer.engine;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.explorer.boot.Hooks;
import interleave.explorer.instrument.FreshLoader;
import interleave.explorer.instrument.Program;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Runs schedules of one scenario, one after another, each with fresh classes and threads. */
public final class Schedules {
    /** How long a schedule may stand still before it is looked at, in nanoseconds. */
    private static final long STANDSTILL = TimeUnit.SECONDS.toNanos(2);

    private static final long LONGEST_STEP = TimeUnit.SECONDS.toNanos(20);
    private static final long LONGEST_UNWINDING = TimeUnit.SECONDS.toNanos(2);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(50);

    /** For tests: that a loader is used again must make no difference. */
    private static final boolean ALWAYS_FRESH = Boolean.getBoolean("interleave.fresh");

    private final String scenario;
    private final Program program;
    private final boolean invariant;
    private final Set<String> ancestors = new HashSet<>();
    private final Map<String, Boolean> trusted = new HashMap<>();
    private final List<Worker> workers = new ArrayList<>();
    private int used;
    private FreshLoader loader;
    private int leftOver;

    /**
     * @param scenario the class of the scenario, as loaded by anybody
     * @param program the classes to load anew
     */
    public Schedules(Class<?> scenario, Program program) {
        this.scenario = scenario.getName();
        this.program = program;
        this.invariant = overrides(scenario, "always");
        for (Class<?> each = scenario; each != null; each = each.getSuperclass()) {
            ancestors.add(each.getName());
        }
    }

    private static boolean overrides(Class<?> scenario, String method) {
        try {
            return scenario.getMethod(method).getDeclaringClass() != Scenario.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /**
     * A search of these schedules.
     *
     * @param preemptions the greatest number of preemptions
     * @param schedules the greatest number of schedules
     * @param nanos the longest time, in nanoseconds; a safety net that must not decide in the usual case
     * @param everyAccess whether each access is a point to switch at, and not only those seen shared
     */
    public Search search(int preemptions, int schedules, long nanos, boolean everyAccess) {
        return new Search(this, preemptions, schedules, nanos, everyAccess);
    }

    /** Ends the threads that were kept for the next schedule. To be called when no more schedules are run. */
    public void close() {
        for (Worker each : workers) {
            each.close();
        }
        for (Worker each : workers) {
            awaitDeath(each);
        }
        workers.clear();
        loader = null;
    }

    private Worker worker(String name, boolean daemon) {
        if (used == workers.size()) {
            workers.add(new Worker());
        }
        Worker worker = workers.get(used++);
        worker.dress(name, daemon);
        return worker;
    }

    /** Threads that could not be taken to their end; they hold nothing that others use. */
    public int leftOver() {
        return leftOver;
    }

    /** The innermost frames of the running thread that are of the program, so many at most. */
    List<StackFrame> framesOfTheProgram(int most) {
        return StackWalker.getInstance()
                .walk(all -> all.filter(frame -> ofTheProgram(frame.getClassName()))
                        .limit(most)
                        .toList());
    }

    /** Whether the class belongs to the answer or to its scenario, and not to the JDK or a library. */
    boolean ofTheProgram(String className) {
        return program.contains(className);
    }

    /** The scenario's own code is no part of the answer: what it does without a lock is no data race. */
    boolean trusted(String className) {
        Boolean known = trusted.get(className);
        if (known == null) {
            known = isOfTheTest(className);
            trusted.put(className, known);
        }
        return known;
    }

    private boolean isOfTheTest(String className) {
        if (ancestors.contains(className)) {
            return true;
        }
        if (className.startsWith(scenario + "$") && Character.isDigit(className.charAt(scenario.length() + 1))) {
            return true;
        }
        int nested = className.indexOf('$');
        String top = nested < 0 ? className : className.substring(0, nested);
        return top.endsWith("Test") && scenario.startsWith(top + "$");
    }

    synchronized Schedule.Outcome run(Plan plan, Search search, boolean recorded) {
        if (loader == null || !loader.reset()) {
            loader = new FreshLoader(program);
        }
        Memory memory = new Memory(search.flagged(), this);
        Recorder recorder = recorded ? new Recorder(this) : null;
        Body body = new Body(loader, scenario, invariant, this);
        Model model = new Model(plan, search, memory, this, recorder, invariant ? body::always : null);
        body.model = model;
        if (recorder != null) {
            recorder.end(model);
        }
        Worker main = worker("test", false);
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        Task task = model.adopt(main, "test", false, false);
        task.worker = false;
        try {
            model.begin(task);
            Hooks.use(model);
            main.begin(worker -> model.run(worker, body));
            watch(model, plan.replayed || Debugger.IS_THERE);
            unwind(model);
        } finally {
            Hooks.use(null);
            Thread.setDefaultUncaughtExceptionHandler(handler);
            used = 0;
            if (ALWAYS_FRESH || leftOver > 0 || model.classesSpoilt || !loader.isReusable()) {
                loader = null;
            }
        }
        return new Schedule.Outcome(
                model.ending, model.switches, memory.races, memory.learned, recorder, model.followed());
    }

    /** Waits for the schedule's end, and ends one that stands still: that waits in something without hooks. */
    private static void watch(Model model, boolean patiently) {
        long seen = -1;
        long since = System.nanoTime();
        while (!model.over) {
            LockSupport.parkNanos(model, TimeUnit.MILLISECONDS.toNanos(200));
            long progress = model.progress();
            long time = System.nanoTime();
            if (progress != seen) {
                seen = progress;
                since = time;
            } else if (!patiently && time - since > STANDSTILL && !model.over) {
                Task current = model.current;
                Thread.State state = current.thread.getState();
                if (state != Thread.State.RUNNABLE || time - since > LONGEST_STEP) {
                    model.giveUp(current.name + " is out of sight in " + top(current.thread));
                }
            }
        }
    }

    private static String top(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length == 0 ? "native code" : stack[0].toString();
    }

    /** Takes each thread that is left to its end, one at a time, owners of monitors before those who want them. */
    private void unwind(Model model) {
        Task last = model.current;
        if (model.outOfSight) {
            leftOver++;
        } else {
            awaitEnd(last);
        }
        boolean progress = true;
        while (progress) {
            progress = false;
            for (Task each : model.tasks) {
                if (!each.ended && each != last && model.canUnwind(each)) {
                    model.unwind(each);
                    awaitEnd(each);
                    progress |= each.ended;
                    if (!each.ended) {
                        last = each;
                    }
                }
            }
        }
        for (Task each : model.tasks) {
            if (each.thread instanceof Worker worker) {
                if (!each.ended) {
                    workers.remove(worker);
                }
            }
            if (each.ended) {
                join(each.thread);
            } else if (each != last || !model.outOfSight) {
                leftOver++;
            }
        }
    }

    private static void awaitEnd(Task task) {
        long left = LONGEST_UNWINDING;
        long last = System.nanoTime();
        while (!task.ended && left > 0) {
            LockSupport.parkNanos(LOOK);
            long now = System.nanoTime();
            // While the whole machine stands still the thread cannot get on, and that is not its fault.
            left -= Math.min(now - last, 2 * LOOK);
            last = now;
        }
    }

    private static void join(Thread thread) {
        if (thread instanceof Worker) {
            return;
        }
        awaitDeath(thread);
    }

    private static void awaitDeath(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join(1_000);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The test's own thread: makes the scenario, starts its threads, waits for them and looks at the result. */
    private static final class Body implements Runnable, Threads {
        private final FreshLoader loader;
        private final String className;
        private final boolean invariant;
        private final Schedules schedules;
        private final List<Worker> threads = new ArrayList<>();
        private final List<Named> bodies = new ArrayList<>();
        private Model model;
        private volatile Scenario scenario;

        Body(FreshLoader loader, String className, boolean invariant, Schedules schedules) {
            this.schedules = schedules;
            this.loader = loader;
            this.className = className;
            this.invariant = invariant;
        }

        @Override
        public void run() {
            Throwable thrown = null;
            try {
                Constructor<?> constructor = loader.loadClass(className).getDeclaredConstructor();
                constructor.setAccessible(true);
                Scenario made = (Scenario) constructor.newInstance();
                if (model.recorder != null) {
                    model.recorder.about(made);
                }
                made.threads(this);
                scenario = made;
                for (int i = 0; i < threads.size(); i++) {
                    model.startNamed(threads.get(i), bodies.get(i));
                }
                model.awaitNamed();
                made.afterwards();
            } catch (InvocationTargetException e) {
                thrown = e.getCause();
            } catch (Throwable e) {
                thrown = e;
            }
            model.finished(thrown);
        }

        void always() {
            Scenario made = scenario;
            if (made != null && invariant) {
                try {
                    made.always();
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        }

        @Override
        public Thread start(String name, Threads.Body body) {
            return add(name, body, false);
        }

        @Override
        public Thread daemon(String name, Threads.Body body) {
            return add(name, body, true);
        }

        @Override
        public void letTimePass() {
            model.letsTimePass = true;
        }

        private Thread add(String name, Threads.Body body, boolean daemon) {
            Worker thread = schedules.worker(name, daemon);
            model.named(thread, daemon);
            threads.add(thread);
            bodies.add(new Named(body));
            return thread;
        }
    }

    /** What a named thread runs. */
    private static final class Named implements Runnable {
        private final Threads.Body body;

        Named(Threads.Body body) {
            this.body = body;
        }

        @Override
        public void run() {
            try {
                body.run();
            } catch (Exception e) {
                throw Schedules.<RuntimeException>sneak(e);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> E sneak(Exception e) throws E {
        throw (E) e;
    }
}
