package interleave.explorer.instrument;

import interleave.explorer.boot.Hooks;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Java agent: {@code -javaagent:explorer.jar}, which must stand on the command line of the JVM. */
public final class Agent {
    private static volatile boolean ready;

    private Agent() {}

    /** Whether this JVM runs with the agent. */
    public static boolean isReady() {
        return ready;
    }

    /** Called by the JVM before {@code main}. */
    public static void premain(String arguments, Instrumentation instrumentation) throws Exception {
        if (Hooks.class.getClassLoader() != null) {
            throw new IllegalStateException(
                    "The explorer's hooks must come from the boot class path: its -boot.jar is missing beside the"
                            + " agent's jar.");
        }
        open(instrumentation);
        // A virtual thread that is held back while it holds a monitor keeps its carrier, so there must be some to
        // spare.
        if (System.getProperty("jdk.virtualThreadScheduler.parallelism") == null) {
            System.setProperty("jdk.virtualThreadScheduler.parallelism", "64");
        }
        instrumentation.addTransformer(new JdkClasses(), true);
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> each : instrumentation.getAllLoadedClasses()) {
            if (each.getClassLoader() == null
                    && !each.isArray()
                    && !each.isHidden()
                    && instrumentation.isModifiableClass(each)
                    && JdkClasses.concerns(each.getName().replace('.', '/'))) {
                loaded.add(each);
            }
        }
        instrumentation.retransformClasses(loaded.toArray(new Class<?>[0]));
        ready = true;
    }

    private static void open(Instrumentation instrumentation) {
        Module base = Object.class.getModule();
        Set<Module> explorer = Set.of(Agent.class.getModule());
        instrumentation.redefineModule(
                base,
                Set.of(),
                Map.of(),
                Map.of(
                        "java.lang",
                        explorer,
                        "java.util",
                        explorer,
                        "java.util.concurrent",
                        explorer,
                        "java.util.concurrent.locks",
                        explorer),
                Set.of(),
                Map.of());
    }
}
