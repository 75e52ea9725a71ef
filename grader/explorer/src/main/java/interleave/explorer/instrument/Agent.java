package interleave.explorer.instrument;

import interleave.explorer.boot.Hooks;
import java.lang.instrument.Instrumentation;

/**
 * The Java agent: {@code -javaagent:explorer.jar}, which must stand on the command line of the JVM. It sleeps until the
 * first exploration, and until somebody wants to know of {@code Runtime.halt} or to end threads: before that a JVM pays for its name on the
 * command line and for nothing else.
 */
public final class Agent {
    private static volatile Instrumentation instrumentation;
    private static boolean awake;
    private static boolean jvmEndsAreHooked;
    private static boolean loopsAreEndable;

    private Agent() {}

    /** Called by the JVM before {@code main}. */
    public static void premain(String arguments, Instrumentation given) {
        if (Hooks.class.getClassLoader() != null) {
            throw new IllegalStateException(
                    "The explorer's hooks must come from the boot class path: its -boot.jar is missing beside the"
                            + " agent's jar.");
        }
        // A virtual thread that is held back while it holds a monitor keeps its carrier, so there must be some to
        // spare.
        if (System.getProperty("jdk.virtualThreadScheduler.parallelism") == null) {
            System.setProperty("jdk.virtualThreadScheduler.parallelism", "64");
        }
        instrumentation = given;
    }

    /**
     * Puts the hooks into the JDK, if they are not there yet. Any thread may call it.
     *
     * @throws IllegalStateException where the JVM runs without the agent
     */
    public static synchronized void wake() {
        if (instrumentation == null) {
            throw new IllegalStateException(
                    "The explorer needs its agent: run the test with Maven, or add -javaagent:<explorer's jar> to the"
                            + " JVM's options.");
        }
        if (!awake) {
            JdkClasses.hook(instrumentation);
            hookJvmEnds();
            awake = true;
        }
    }

    /** Puts hooks where a program ends the JVM; false where the JVM runs without the agent. Any thread may call it. */
    public static synchronized boolean hookJvmEnds() {
        if (instrumentation != null && !jvmEndsAreHooked) {
            JvmEnds.hook(instrumentation);
            jvmEndsAreHooked = true;
        }
        return jvmEndsAreHooked;
    }

    /** Puts hooks into the answers' loops and methods; nothing where the JVM runs without the agent. Any thread may call it. */
    public static synchronized void makeLoopsEndable() {
        if (instrumentation != null && !loopsAreEndable) {
            EndableLoops.hook(instrumentation);
            loopsAreEndable = true;
        }
    }
}
