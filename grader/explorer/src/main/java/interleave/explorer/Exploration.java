package interleave.explorer;

import interleave.explorer.Verdict.Kind;
import interleave.explorer.engine.Narrative;
import interleave.explorer.engine.Schedules;
import interleave.explorer.engine.Search;
import interleave.explorer.engine.Sources;
import interleave.explorer.instrument.Agent;
import interleave.explorer.instrument.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a scenario in every schedule with up to two preemptions. {@code Exploration.of(TwoUpdates.class).check()} is all
 * that most tests need. The JVM must run with the explorer's jar as {@code -javaagent}.
 *
 * <p>System properties: {@code replay}, a schedule as printed with a failure, which is then the only one run;
 * {@code interleave.sources}, where the sources are; {@code interleave.exercise}, the exercise's name, for the command
 * that is printed.
 *
 * <p>One exploration runs at a time in a JVM; a second one waits. Not to be called from inside a scenario.
 */
public final class Exploration {
    /** A search that is cut off says "holds" if it has tried every schedule that leaves the usual course so often. */
    private static final int ENOUGH = 2;

    private static final Object ONE_AT_A_TIME = new Object();

    private static final int MOST_VERDICTS = 100;

    private static final List<Verdict> VERDICTS = new ArrayList<>();

    /**
     * The longest that one exploration takes, or all of one test together, in nanoseconds: a safety net. The tests of a
     * class take twice as long together before each is down to {@link #SHORTEST}: whoever runs them ends their JVM some
     * time, and an answer that is slow must not lose its points for that.
     */
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(90);

    private static final long SHORTEST = TimeUnit.SECONDS.toNanos(8);

    /** When the time is over that the explorations of the test in hand share; null: each has its own. */
    private static volatile Long sharedEnd;

    private static Class<?> testClass;
    private static long takenByClass;

    private static volatile boolean inProgress;

    private final Class<? extends Scenario> scenario;
    private final List<String> packages = new ArrayList<>();
    private int bound = 2;
    private int schedules = 5_000;
    private boolean everyAccess;
    private Throwable notWritten;

    private Exploration(Class<? extends Scenario> scenario) {
        this.scenario = scenario;
        this.packages.add(scenario.getPackageName());
    }

    /**
     * An exploration of that scenario.
     *
     * @param scenario a class with a constructor without parameters; the answer that it tries out is in the same
     *     package or below it
     */
    public static Exploration of(Class<? extends Scenario> scenario) {
        return new Exploration(scenario);
    }

    /** Sets the greatest number of preemptions; 2 if it is not called. */
    public Exploration preemptions(int most) {
        bound = most;
        return this;
    }

    /** Sets the greatest number of schedules; 5,000 if it is not called. */
    public Exploration schedules(int most) {
        schedules = most;
        return this;
    }

    /** Adds a package, with those below it, whose classes belong to the answer. */
    public Exploration withPackage(String name) {
        packages.add(name);
        return this;
    }

    /**
     * Makes each access a point to switch at, and not only those that are seen to be shared: slow, to check the
     * explorer.
     */
    public Exploration everyAccess() {
        everyAccess = true;
        return this;
    }

    /**
     * Explores, and fails where the answer is wrong. Where the explorer cannot say, it does not fail: the verdict, which
     * is reported as well, tells. A schedule that is to be run again, but does not fit, fails as well.
     *
     * @throws AssertionError with the counterexample, where the answer is known to be wrong
     * @throws IllegalStateException where the JVM runs without the agent
     */
    public Verdict check() {
        Verdict verdict;
        boolean replayed;
        try {
            replayed = Replay.asked() != null;
            verdict = explore();
        } catch (IllegalArgumentException noSchedule) {
            throw failure(noSchedule.getMessage(), null);
        }
        if (verdict.kind().isFailure() || replayed && verdict.kind() == Kind.UNSTABLE) {
            throw failure(verdict.text(), notWritten);
        }
        return verdict;
    }

    private static AssertionError failure(String text, Throwable cause) {
        AssertionError error = new AssertionError(text, cause);
        error.setStackTrace(new StackTraceElement[0]);
        return error;
    }

    /**
     * Explores.
     *
     * @throws IllegalArgumentException where the system property {@code replay} is no schedule
     * @throws IllegalStateException where the JVM runs without the agent
     */
    public Verdict explore() {
        Replay replay = Replay.asked();
        if (replay != null && !replay.isAbout(scenario)) {
            String says = name() + " was not run: -Dreplay is about " + replay.scenario() + ".";
            return kept(new Verdict(Kind.OUT_OF_BUDGET, scenario.getName(), -1, -1, 0, false, says, says, "", null));
        }
        Agent.wake();
        synchronized (ONE_AT_A_TIME) {
            Program program = new Program(scenario.getClassLoader(), packages.toArray(new String[0]));
            Schedules runs = new Schedules(scenario, program);
            long begun = System.nanoTime();
            inProgress = true;
            try {
                return kept(explore(runs, replay));
            } finally {
                runs.close();
                inProgress = false;
                takenByClass += System.nanoTime() - begun;
            }
        }
    }

    /**
     * Whether some thread of this JVM is exploring. An exploration ends by itself, so whoever watches a test for a hang
     * must not count its threads. Anybody may ask.
     */
    public static boolean isInProgress() {
        return inProgress;
    }

    /**
     * The verdicts since they were last taken, oldest first: for whoever reports on a test. Any thread may take them.
     */
    public static List<Verdict> takeVerdicts() {
        synchronized (VERDICTS) {
            List<Verdict> taken = List.copyOf(VERDICTS);
            VERDICTS.clear();
            return taken;
        }
    }

    /**
     * Begins a test: verdicts that nobody has taken are forgotten, and the explorations from now on share the time that
     * one may take. The tests of a class share a time, too: the more of it is gone, the less one gets. What is left
     * undone then has the verdict "out of budget". To be called by whoever runs the tests, one after another, who must
     * give each of them a longer time.
     *
     * @param tests the class of the test
     */
    public static void beginTest(Class<?> tests) {
        takeVerdicts();
        synchronized (ONE_AT_A_TIME) {
            if (tests != testClass) {
                testClass = tests;
                takenByClass = 0;
            }
            sharedEnd = System.nanoTime() + Math.max(SHORTEST, LONGEST - takenByClass / 2);
        }
    }

    private static Verdict kept(Verdict verdict) {
        synchronized (VERDICTS) {
            if (VERDICTS.size() < MOST_VERDICTS) {
                VERDICTS.add(verdict);
            }
        }
        return verdict;
    }

    private Verdict explore(Schedules runs, Replay replay) {
        Long end = sharedEnd;
        long nanos = end == null ? LONGEST : end - System.nanoTime();
        Search search = runs.search(bound, schedules, nanos, everyAccess);
        Search.Result result = replay == null ? search.run() : search.replay(replay.schedule());
        Kind kind = kind(result, replay);
        if (!kind.isFailure()) {
            return verdict(kind, result, Saying.of(kind, result, name(), bound, replay));
        }
        Narrative narrative = new Narrative(result, new Sources(scenario.getPackageName()));
        String unwritten = narrative.notWritten();
        if (!unwritten.isEmpty()) {
            notWritten = result.ending().thrown();
            return verdict(kind, result, unwritten);
        }
        String printed = replay == null ? Replay.of(scenario, result.replay()) : replay.property();
        Counterexample story = narrative.tell(printed);
        String command = Replay.command(printed);
        String text = Saying.text(story, replay == null ? result.schedules() : 0, command);
        return new Verdict(
                kind,
                scenario.getName(),
                result.bound(),
                result.deviations(),
                result.schedules(),
                result.exhausted(),
                story.says(),
                text,
                command,
                story);
    }

    private Verdict verdict(Kind kind, Search.Result result, String says) {
        return new Verdict(
                kind,
                scenario.getName(),
                result.bound(),
                result.deviations(),
                result.schedules(),
                result.exhausted(),
                says,
                says,
                "",
                null);
    }

    private String name() {
        return scenario.getSimpleName();
    }

    private static Kind kind(Search.Result result, Replay replay) {
        if (result.race() != null) {
            return Kind.DATA_RACE;
        }
        boolean enough = replay != null || result.exhausted() || result.deviations() >= ENOUGH;
        return switch (result.reason()) {
            case FINISHED -> enough ? Kind.HOLDS : Kind.OUT_OF_BUDGET;
            case FAILED -> Kind.BROKEN;
            case DEADLOCK -> Kind.DEADLOCK;
            case SPINNING -> Kind.SPINS;
            case DIVERGED -> Kind.UNSTABLE;
            case TOO_LONG, OUT_OF_SIGHT -> Kind.OUT_OF_BUDGET;
        };
    }
}
