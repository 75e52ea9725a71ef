package interleave.explorer;

import interleave.explorer.boot.Hooks;
import interleave.explorer.instrument.Agent;

/** The one end of a JVM that no shutdown hook sees: {@code Runtime.halt}. */
public final class JvmEnd {
    private JvmEnd() {}

    /**
     * Lets the agent call something before each {@code Runtime.halt} of this JVM, on the thread that called it. What it
     * throws is lost, and the JVM ends when it returns. The one that was given last counts. Where the JVM runs without
     * the agent, nothing happens. Any thread may call this; it does not block.
     */
    public static void beforeHalt(Runnable action) {
        if (Agent.hookJvmEnds()) {
            Hooks.beforeHalt(action);
        }
    }
}
