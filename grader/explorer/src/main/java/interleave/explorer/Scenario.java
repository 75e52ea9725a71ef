package interleave.explorer;

/**
 * What a few threads do with fresh objects, and what must hold whatever the schedule. A class with a constructor
 * without parameters; it is loaded and made anew for each schedule, together with the code it tries out, so fields and
 * static fields begin afresh.
 *
 * <pre>{@code
 * class TwoUpdates implements Scenario {
 *     final FakeDatabase database = new FakeDatabase(() -> {});
 *
 *     public void threads(Threads threads) {
 *         threads.start("A", () -> database.update("a"));
 *         threads.start("B", () -> database.update("b"));
 *     }
 *
 *     public void afterwards() {
 *         assertThat(database.value()).isEqualTo(2);
 *     }
 * }
 *
 * Exploration.of(TwoUpdates.class).check();
 * }</pre>
 *
 * <p>The scenario's own fields may be plain ones: the explorer runs one thread at a time, and looks for data races in
 * the answer alone. They are points at which it switches threads, like everything else that several threads touch, so a
 * callback that the scenario hands to the answer need only write to one of them to be seen running.
 */
public interface Scenario {
    /** Names the threads. They start when it has returned, and not before. */
    void threads(Threads threads) throws Exception;

    /** Says what must hold when all threads have ended. Runs on a thread of its own. */
    default void afterwards() throws Exception {}

    /**
     * Says what must hold all the time; asked after each change. It must look at the scenario's own fields only, and
     * call nothing that could block.
     */
    default void always() throws Exception {}
}
