package interleave.explorer.engine;

/** Takes a thread of a schedule that is over to its end. */
final class Unwind extends Error {
    private static final long serialVersionUID = 1;

    Unwind() {
        super("the schedule is over", null, false, false);
    }
}
