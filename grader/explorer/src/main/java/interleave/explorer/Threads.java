package interleave.explorer;

/** Takes the threads of a scenario. */
public interface Threads {
    /** What a thread does. An exception that leaves it breaks the scenario. */
    @FunctionalInterface
    interface Body {
        void run() throws Exception;
    }

    /**
     * A thread that must end; if it cannot, that is a deadlock.
     *
     * @param name what it is called in a counterexample
     * @return the thread, for others to interrupt
     */
    Thread start(String name, Body body);

    /** A thread that may still be blocked when all others have ended. */
    Thread daemon(String name, Body body);

    /**
     * Lets time pass, when the threads that must end have ended, until no thread that the program has made waits for a
     * deadline any more, before the scenario looks at the result: so {@code afterwards} sees how long these go on.
     * Threads that still wait without a deadline are left as they are, so are those of pools, and one that sets
     * deadlines without an end.
     */
    void letTimePass();
}
