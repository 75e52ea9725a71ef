package interleave.explorer;

import interleave.explorer.Verdict.Kind;
import interleave.explorer.engine.Narrative;
import interleave.explorer.engine.Schedules;
import interleave.explorer.engine.Search;
import interleave.explorer.engine.Sources;
import interleave.explorer.instrument.Agent;
import interleave.explorer.instrument.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a scenario in every schedule with up to two preemptions. {@code Exploration.of(TwoUpdates.class).check()} is all
 * that most tests need. The JVM must run with the explorer's jar as {@code -javaagent}.
 *
 * <p>System properties: {@code replay}, a schedule as printed with a failure, which is then the only one run;
 * {@code interleave.sources}, where the sources are; {@code interleave.verdicts}, a folder into which each verdict is
 * written as JSON.
 *
 * <p>One exploration runs at a time in a JVM; a second one waits. Not to be called from inside a scenario.
 */
public final class Exploration {
    /** A search that is cut off says "holds" if it has tried every schedule that leaves the usual course so often. */
    private static final int ENOUGH = 2;

    private static final Object ONE_AT_A_TIME = new Object();

    private static volatile boolean inProgress;

    private final Class<? extends Scenario> scenario;
    private final List<String> packages = new ArrayList<>();
    private int bound = 2;
    private int schedules = 20_000;
    private long nanos = TimeUnit.SECONDS.toNanos(60);
    private boolean everyAccess;

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

    /** Sets the greatest number of schedules; 20,000 if it is not called. */
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
     * Explores, and fails where the answer is wrong. Where the explorer cannot say, it does not fail: the verdict,
     * which is also written for the report, tells.
     *
     * @throws AssertionError with the counterexample, where the answer is known to be wrong
     * @throws IllegalStateException where the JVM runs without the agent
     */
    public Verdict check() {
        Verdict verdict = explore();
        if (verdict.kind().isFailure()) {
            AssertionError error = new AssertionError(verdict.text());
            error.setStackTrace(new StackTraceElement[0]);
            throw error;
        }
        return verdict;
    }

    /**
     * Explores.
     *
     * @throws IllegalStateException where the JVM runs without the agent
     */
    public Verdict explore() {
        if (!Agent.isReady()) {
            throw new IllegalStateException(
                    "The explorer needs its agent: run the test with Maven, or add -javaagent:<explorer's jar> to the"
                            + " JVM's options.");
        }
        synchronized (ONE_AT_A_TIME) {
            Program program = new Program(scenario.getClassLoader(), packages.toArray(new String[0]));
            Schedules runs = new Schedules(scenario, program);
            inProgress = true;
            try {
                return explore(runs);
            } finally {
                runs.close();
                inProgress = false;
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

    private Verdict explore(Schedules runs) {
        Search search = runs.search(bound, schedules, nanos, everyAccess);
        String replay = System.getProperty("replay");
        Search.Result result = replay == null || replay.isEmpty() ? search.run() : search.replay(replay);
        Verdict verdict = verdict(result);
        write(verdict);
        return verdict;
    }

    private Verdict verdict(Search.Result result) {
        Kind kind = kind(result);
        Counterexample story = null;
        StringBuilder text = new StringBuilder();
        if (kind.isFailure()) {
            story = new Narrative(result, new Sources(scenario.getPackageName())).tell();
            text.append(headline(kind, result)).append("\n\n");
            text.append(Columns.of(story)).append("\n\n");
            text.append(Columns.wrap(story.ending()));
            if (!story.replay().isEmpty()) {
                text.append("\n\nThe same schedule again: -Dreplay=").append(story.replay());
            }
        } else {
            text.append(headline(kind, result));
        }
        return new Verdict(
                kind,
                scenario.getName(),
                result.bound(),
                result.deviations(),
                result.schedules(),
                result.exhausted(),
                text.toString(),
                story);
    }

    private String headline(Kind kind, Search.Result result) {
        String name = scenario.getSimpleName();
        return switch (kind) {
            case HOLDS ->
                name + " holds in " + result.schedules() + " schedules: "
                        + (result.exhausted()
                                ? "all with up to " + result.bound() + " preemptions"
                                : "all that leave the usual course up to " + result.deviations()
                                        + " times, and some others");
            case UNSTABLE, OUT_OF_BUDGET ->
                name + " is " + kind + " after " + result.schedules() + " schedules: "
                        + (result.text() == null ? "there are too many" : result.text());
            default -> name + ": " + kind + ", in the " + ordinal(result.schedules()) + " schedule tried";
        };
    }

    private static String ordinal(int number) {
        int tens = number % 100;
        String suffix = tens >= 11 && tens <= 13
                ? "th"
                : switch (number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number + suffix;
    }

    private static Kind kind(Search.Result result) {
        if (result.race() != null) {
            return Kind.DATA_RACE;
        }
        return switch (result.reason()) {
            case FINISHED -> result.exhausted() || result.deviations() >= ENOUGH ? Kind.HOLDS : Kind.OUT_OF_BUDGET;
            case FAILED -> Kind.BROKEN;
            case DEADLOCK -> Kind.DEADLOCK;
            case SPINNING -> Kind.SPINS;
            case DIVERGED -> Kind.UNSTABLE;
            case TOO_LONG, OUT_OF_SIGHT -> Kind.OUT_OF_BUDGET;
        };
    }

    private static void write(Verdict verdict) {
        String folder = System.getProperty("interleave.verdicts");
        if (folder != null && !folder.isEmpty()) {
            try {
                Files.createDirectories(Path.of(folder));
                Files.writeString(Path.of(folder, verdict.scenario() + ".json"), verdict.toJson());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
