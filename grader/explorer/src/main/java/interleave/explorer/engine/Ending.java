package interleave.explorer.engine;

/**
 * How a schedule ended.
 *
 * @param reason in a word
 * @param text more about it, or null
 * @param thread the thread that it is about, or null
 * @param thrown what was thrown, or null
 */
public record Ending(Reason reason, String text, Task thread, Throwable thrown) {
    /** Why no more of the schedule was run. */
    public enum Reason {
        FINISHED,
        FAILED,
        DEADLOCK,
        SPINNING,
        /** It went on for too long to wait for its end. */
        TOO_LONG,
        /** A thread waits in something that the explorer does not see. */
        OUT_OF_SIGHT,
        /** The program did not do again what it had done in the same schedule before. */
        DIVERGED
    }

    static Ending of(Reason reason, String text) {
        return new Ending(reason, text, null, null);
    }

    static Ending spinning(Task thread, String text) {
        return new Ending(Reason.SPINNING, text, thread, null);
    }

    static Ending failed(Task thread, Throwable thrown) {
        if (thrown instanceof LinkageError && !(thrown instanceof ExceptionInInitializerError)
                || thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError)) {
            // Most likely the explorer's own doing, so it is not held against the answer.
            return of(Reason.OUT_OF_SIGHT, "its classes could not be linked or run: " + thrown);
        }
        return new Ending(Reason.FAILED, null, thread, thrown);
    }
}
