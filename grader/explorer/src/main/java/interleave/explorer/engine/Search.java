package interleave.explorer.engine;

import interleave.explorer.engine.Ending.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Tries schedules with no preemption, then with one, then with two, and so on (Musuvathi and Qadeer, Iterative Context
 * Bounding, PLDI 2007). Where a schedule passes a point, each other thread that could run there is a schedule to try.
 */
public final class Search {
  /** Plans that wait for their turn, at most; beyond that the search is no longer exhaustive. */
  private static final int PLANS_AT_MOST = 300_000;

  /** Schedules that are still tried once a data race is known, in the hope of a failure that shows more. */
  private static final int AFTER_RACE = 2_000;

  private static final int RESTARTS_AT_MOST = 500;

  /** What a search found. */
  public record Result(
      Reason reason,
      Ending ending,
      Memory.Race race,
      Recorder recorder,
      String replay,
      int bound,
      int schedules,
      boolean exhausted,
      String text) {}

  private final Schedules schedules;
  private final int mostPreemptions;
  private final int mostSchedules;
  private final long mostNanos;
  private final boolean everyAccess;
  private final BitSet flagged = new BitSet();

  private ArrayDeque<Plan> now = new ArrayDeque<>();
  private List<Plan> later = new ArrayList<>();
  private int bound;
  private boolean complete;
  private boolean offering;

  Search(Schedules schedules, int mostPreemptions, int mostSchedules, long mostNanos, boolean everyAccess) {
    this.schedules = schedules;
    this.mostPreemptions = mostPreemptions;
    this.mostSchedules = mostSchedules;
    this.mostNanos = mostNanos;
    this.everyAccess = everyAccess;
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
    int total = plan.cost + cost;
    if (total > mostPreemptions) {
      return;
    }
    if (now.size() + later.size() >= PLANS_AT_MOST) {
      complete = false;
    } else if (total == bound) {
      now.push(plan.and(event, choice, cost));
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
        if (!complete || bound == mostPreemptions || later.isEmpty()) {
          break;
        }
        nextBound(mostSchedules - done);
        if (now.isEmpty()) {
          break;
        }
      }
      if (done >= mostSchedules || raceAt >= 0 && run - raceAt > AFTER_RACE) {
        complete = false;
        break;
      }
      if (System.nanoTime() > deadline) {
        return new Result(Reason.TOO_LONG, null, null, null, "", bound - 1, done, false, "no time was left");
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
              outcome.ending().reason(), outcome.ending(), null, null, "", bound - 1, done, false,
              outcome.ending().text());
        }
      }
      if (outcome.learned() && restarts++ < RESTARTS_AT_MOST) {
        restart();
        done = 0;
      }
    }
    if (racing != null) {
      return confirmedRace(racing, raced, done);
    }
    boolean exhausted = complete && (bound == mostPreemptions || later.isEmpty());
    int finished = exhausted ? mostPreemptions : Math.min(bound, mostPreemptions) - (complete ? 0 : 1);
    return new Result(Reason.FINISHED, null, null, null, "", finished, done, exhausted, null);
  }

  private void restart() {
    now = new ArrayDeque<>();
    now.push(Plan.USUAL);
    later = new ArrayList<>();
    bound = 0;
    complete = true;
  }

  /** Goes on to one preemption more; where they are too many for the budget, to a sample drawn by a fixed seed. */
  private void nextBound(int left) {
    bound++;
    if (later.size() > left) {
      Collections.shuffle(later, new Random(20_150_613L));
      later = later.subList(0, Math.max(0, left));
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
      replay = "";
    }
    if (!same(outcome, again)) {
      return new Result(Reason.DIVERGED, outcome.ending(), null, null, "", bound - 1, done, false, "it did not show again");
    }
    return new Result(
        again.ending().reason(), again.ending(), null, again.recorder(), replay, bound, done, false, null);
  }

  private Result confirmedRace(Plan plan, Schedule.Outcome outcome, int done) {
    Plan exact = exact(outcome);
    Memory.Race race = outcome.races().get(0);
    Schedule.Outcome again = schedules.run(exact, this, true);
    String replay = exact.text();
    if (!again.races().contains(race)) {
      again = schedules.run(plan, this, true);
      replay = "";
    }
    if (!again.races().contains(race)) {
      return new Result(Reason.DIVERGED, null, null, null, "", bound, done, false, "a data race did not show again");
    }
    return new Result(Reason.FINISHED, null, race, again.recorder(), replay, bound, done, false, null);
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
            : other != null && one.getClass().getName().equals(other.getClass().getName()));
  }

  /** Runs one schedule, as printed with a failure. */
  public Result replay(String text) {
    Schedule.Outcome outcome = schedules.run(Plan.parse(text), this, true);
    Memory.Race race = outcome.races().isEmpty() ? null : outcome.races().get(0);
    return new Result(
        outcome.ending().reason(), outcome.ending(), race, outcome.recorder(), text, 0, 1, false,
        outcome.ending().text());
  }
}
