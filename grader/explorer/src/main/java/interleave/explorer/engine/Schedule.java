package interleave.explorer.engine;

import java.util.List;

/** One run of the scenario. */
final class Schedule {
    private Schedule() {}

    /** What came of it. */
    record Outcome(
            Ending ending,
            List<int[]> switches,
            List<Memory.Race> races,
            boolean learned,
            Recorder recorder,
            boolean followed) {}
}
