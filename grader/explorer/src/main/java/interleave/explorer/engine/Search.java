package interleave.explorer.engine;

import interleave.explorer.engine.Ending.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Tries all schedules with up to so many preemptions (Musuvathi and Qadeer, Iterative Context Bounding, PLDI 2007), in
 * the order of how often they leave the usual course, in which a thread runs for as long as it can (Emmi, Qadeer and
 * Rakamaric, Delay-Bounded Scheduling, POPL 2011): so the first failure found is a short one, and a search that is cut
 * off has seen the simple schedules. Where a schedule passes a point, each other thread that could run there is one
 * more.
 */
public final class Search {
    /** Plans that wait for their turn, at most; beyond that the search is no longer exhaustive. */
    private static final int PLANS_AT_MOST = 300_000;

    /** Schedules that are still tried once a data race is known, in the hope of a failure that shows more. */
    private static final int AFTER_RACE = 2_000;

    private static final int RESTARTS_AT_MOST = 500;

    /** Schedules of one length that are tried in search of places that deserve a switch. */
    private static final int DISCOVERIES_AT_MOST = 150;

    /** What a search found. */
    public record Result(
            Reason reason,
            Ending ending,
            Memory.Race race,
            Recorder recorder,
            String replay,
            int bound,
            int deviations,
            int schedules,
            boolean exhausted,
            String text) {}

    private final Schedules schedules;
    private final int mostPreemptions;
    private final int mostSchedules;
    private final long mostNanos;
    private final boolean everyAccess;
    private final BitSet flagged = new BitSet();

    /**
     * Whether some thread has asked whether a lock is free, as {@code tryLock} does: then it matters who comes while
     * another one holds it, and not only in which order they get it.
     */
    private boolean locksTried;

    private ArrayDeque<Plan> now = new ArrayDeque<>();
    private List<Plan> later = new ArrayList<>();

    /** How often the plans in hand leave the usual course. */
    private int deviations;

    private boolean complete;
    private boolean offering;

    /** Whether the search is done, and looks once more at the points that it has left out. */
    private boolean discovering;

    private int searchedDeviations;

    Search(Schedules schedules, int mostPreemptions, int mostSchedules, long mostNanos, boolean everyAccess) {
        this.schedules = schedules;
        this.mostPreemptions = mostPreemptions;
        this.mostSchedules = mostSchedules;
        this.mostNanos = mostNanos;
        this.everyAccess = everyAccess;
    }

    boolean isDiscovering() {
        return discovering;
    }

    /** Whether that is new. */
    boolean learnThatLocksAreTried() {
        boolean known = locksTried;
        locksTried = true;
        return !known;
    }

    boolean areLocksTried() {
        return locksTried;
    }

    boolean everyAccess() {
        return everyAccess;
    }

    BitSet flagged() {
        return flagged;
    }

    /** Called where a schedule could have gone another way. */
    void offer(Plan plan, int event, int choice, int cost) {
        if (!offering) {
            return;
        }
        if (plan.cost + cost > mostPreemptions) {
            return;
        }
        if (discovering && plan.events.length > (cost == 0 ? 0 : 1)) {
            return;
        }
        if (now.size() + later.size() >= PLANS_AT_MOST) {
            complete = false;
        } else {
            later.add(plan.and(event, choice, cost));
        }
    }

    /** Runs schedules until one fails, all are done, or the budget is spent. */
    public Result run() {
        long deadline = System.nanoTime() + mostNanos;
        int restarts = 0;
        int run = 0;
        int raceAt = -1;
        Plan racing = null;
        Schedule.Outcome raced = null;
        restart();
        int done = 0;
        while (true) {
            if (now.isEmpty()) {
                if (!complete || later.isEmpty()) {
                    if (discovering || !complete || raceAt >= 0 || everyAccess || mostPreemptions == 0) {
                        break;
                    }
                    discover();
                }
                next(discovering ? DISCOVERIES_AT_MOST : mostSchedules - done);
                if (now.isEmpty()) {
                    break;
                }
            }
            if (!discovering && done >= mostSchedules || raceAt >= 0 && run - raceAt > AFTER_RACE) {
                complete = complete && now.isEmpty() && later.isEmpty();
                break;
            }
            if (System.nanoTime() > deadline && !Debugger.IS_THERE) {
                if (racing != null) {
                    break;
                }
                return new Result(
                        Reason.TOO_LONG, null, null, null, "", -1, completed(), done, false, "no time was left");
            }
            Plan plan = now.pop();
            offering = true;
            Schedule.Outcome outcome = schedules.run(plan, this, false);
            offering = false;
            run++;
            done++;
            switch (outcome.ending().reason()) {
                case FINISHED -> {
                    if (!outcome.races().isEmpty() && racing == null) {
                        racing = plan;
                        raced = outcome;
                        raceAt = run;
                    }
                }
                case FAILED, DEADLOCK, SPINNING -> {
                    return confirmed(plan, outcome, done);
                }
                default -> {
                    return new Result(
                            outcome.ending().reason(),
                            outcome.ending(),
                            null,
                            null,
                            "",
                            -1,
                            completed(),
                            done,
                            false,
                            outcome.ending().text());
                }
            }
            if (outcome.learned() && restarts++ < RESTARTS_AT_MOST) {
                discovering = false;
                restart();
                done = 0;
            }
        }
        if (discovering) {
            // That it was cut off takes nothing from what was complete before.
            complete = true;
            later.clear();
            deviations = searchedDeviations;
        }
        if (racing != null) {
            return confirmedRace(racing, raced, done);
        }
        boolean exhausted = complete && later.isEmpty();
        return new Result(
                Reason.FINISHED,
                null,
                null,
                null,
                "",
                exhausted ? mostPreemptions : -1,
                completed(),
                done,
                exhausted,
                null);
    }

    private int completed() {
        return complete && now.isEmpty() ? deviations : deviations - 1;
    }

    /**
     * Begins to try, with one preemption each, the points that were left out since only one thread came there: another
     * one may come there, too, if the first is stopped just before. What is learned of lets the search begin anew.
     */
    private void discover() {
        searchedDeviations = deviations;
        discovering = true;
        later.add(Plan.USUAL);
        deviations = -1;
    }

    private void restart() {
        now = new ArrayDeque<>();
        now.push(Plan.USUAL);
        later = new ArrayList<>();
        deviations = 0;
        complete = true;
    }

    /** Goes on to one deviation more; where they are too many for the budget, to a sample drawn by a fixed seed. */
    private void next(int left) {
        deviations++;
        if (later.size() > left) {
            Collections.shuffle(later, new Random(20_150_613L));
            later = new ArrayList<>(later.subList(0, Math.max(0, left)));
            complete = false;
        }
        now = new ArrayDeque<>(later);
        later = new ArrayList<>();
    }

    /** A failure is believed when it shows again; first by the schedule that will be printed. */
    private Result confirmed(Plan plan, Schedule.Outcome outcome, int done) {
        Plan exact = exact(outcome);
        Schedule.Outcome again = schedules.run(exact, this, true);
        String replay = exact.text();
        if (!same(outcome, again)) {
            again = schedules.run(plan, this, true);
            replay = plan.events.length == 0 ? plan.text() : "";
        }
        if (!same(outcome, again)) {
            return unstable(
                    outcome.ending(), done, "a failure did not show again when the same schedule was run again");
        }
        return new Result(
                again.ending().reason(),
                again.ending(),
                null,
                again.recorder(),
                replay,
                -1,
                completed(),
                done,
                false,
                null);
    }

    private Result confirmedRace(Plan plan, Schedule.Outcome outcome, int done) {
        Plan exact = exact(outcome);
        Memory.Race race = outcome.races().get(0);
        Schedule.Outcome again = schedules.run(exact, this, true);
        String replay = exact.text();
        if (!again.races().contains(race)) {
            again = schedules.run(plan, this, true);
            replay = plan.events.length == 0 ? plan.text() : "";
        }
        if (!again.races().contains(race)) {
            return unstable(null, done, "a data race did not show again when the same schedule was run again");
        }
        Memory.Race found = again.races().get(again.races().indexOf(race));
        return new Result(Reason.FINISHED, null, found, again.recorder(), replay, -1, completed(), done, false, null);
    }

    private Result unstable(Ending ending, int done, String text) {
        return new Result(Reason.DIVERGED, ending, null, null, "", -1, completed(), done, false, text);
    }

    private static Plan exact(Schedule.Outcome outcome) {
        int size = outcome.switches().size();
        int[] events = new int[size];
        int[] choices = new int[size];
        for (int i = 0; i < size; i++) {
            events[i] = outcome.switches().get(i)[0];
            choices[i] = outcome.switches().get(i)[1];
        }
        return new Plan(events, choices, 0, true);
    }

    private static boolean same(Schedule.Outcome first, Schedule.Outcome second) {
        Throwable one = first.ending().thrown();
        Throwable other = second.ending().thrown();
        return first.ending().reason() == second.ending().reason()
                && (one == null
                        ? other == null
                        : other != null
                                && one.getClass()
                                        .getName()
                                        .equals(other.getClass().getName()));
    }

    /**
     * Runs one schedule, as printed with a failure. Where it does not fit the program the result has diverged.
     *
     * @throws IllegalArgumentException if the text is no schedule
     */
    public Result replay(String text) {
        Schedule.Outcome outcome = schedules.run(Plan.parse(text), this, true);
        boolean races =
                outcome.ending().reason() == Reason.FINISHED && !outcome.races().isEmpty();
        Memory.Race race = races ? outcome.races().get(0) : null;
        return new Result(
                outcome.followed() ? outcome.ending().reason() : Reason.DIVERGED,
                outcome.ending(),
                outcome.followed() ? race : null,
                outcome.recorder(),
                text,
                -1,
                -1,
                1,
                false,
                outcome.ending().text());
    }
}
