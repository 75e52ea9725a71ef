package interleave.explorer;

/**
 * What an exploration found out.
 *
 * @param kind the verdict itself
 * @param scenario the name of the scenario's class
 * @param bound the number of preemptions up to which all schedules were tried; -1 where the search was cut off
 * @param deviations how often a schedule may leave the usual course, in which a thread runs for as long as it can, and
 *     has certainly been tried; -1 for none
 * @param schedules how many schedules were run
 * @param exhausted whether all schedules up to the bound asked for were tried
 * @param says the verdict in a sentence or two
 * @param text the verdict as text, with the counterexample where there is one; lines of at most 120 columns, but for the
 *     command
 * @param command what runs the schedule of the counterexample again; empty where there is none
 * @param counterexample the schedule that shows it, or null
 */
public record Verdict(
        Kind kind,
        String scenario,
        int bound,
        int deviations,
        int schedules,
        boolean exhausted,
        String says,
        String text,
        String command,
        Counterexample counterexample) {
    /** The verdicts. */
    public enum Kind {
        /** No schedule that was tried breaks it. */
        HOLDS("holds"),
        /** In some schedule an assertion fails or an exception leaves a thread. */
        BROKEN("broken"),
        /** In some schedule threads wait for each other for ever. */
        DEADLOCK("deadlock"),
        /** In some schedule two accesses of a plain field are ordered by nothing. */
        DATA_RACE("data race"),
        /** In some schedule a thread runs for ever and waits for something that cannot come. */
        SPINS("spins"),
        /** A failure did not show again in the same schedule, so it is not held against the answer. */
        UNSTABLE("unstable"),
        /**
         * The schedules are too many or too long, or a thread waits for something that the explorer does not control.
         */
        OUT_OF_BUDGET("out of budget");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Whether the answer is known to be wrong. */
        public boolean isFailure() {
            return this == BROKEN || this == DEADLOCK || this == DATA_RACE || this == SPINS;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** The verdict as a JSON object, fit to stand in a page; docs/report-card.md describes it. */
    public String toJson() {
        Json json = new Json();
        json.begin();
        json.field("scenario", scenario.substring(scenario.lastIndexOf('.') + 1).replace('$', '.'));
        json.field("verdict", kind.toString());
        json.field("says", says);
        json.field("bound", bound);
        json.field("deviations", deviations);
        json.field("schedules", schedules);
        json.field("exhausted", exhausted);
        if (counterexample != null) {
            Json story = new Json();
            story.begin();
            story.field("verdict", kind.toString());
            counterexample.writeTo(story);
            story.field("command", command);
            story.field("text", text);
            story.end();
            json.raw("counterexample", story.toString());
        }
        json.end();
        return json.toString();
    }
}
