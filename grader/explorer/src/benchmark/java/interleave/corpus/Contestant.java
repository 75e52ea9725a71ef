package interleave.corpus;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;

/**
 * Lets one tool look at programs of the corpus, in a JVM of its own, and prints a line for each: name, what the tool
 * says, milliseconds. Arguments: the tool, the first program, and how many to go on by.
 */
final class Contestant {
    /** What a tool can say. */
    enum Word {
        HOLDS,
        FAILS,
        NOTHING
    }

    private static final int INVOCATIONS = 1_000;
    private static final long STRESS = TimeUnit.SECONDS.toNanos(1);
    private static final long HANGS = TimeUnit.SECONDS.toMillis(5);

    private Contestant() {}

    /** Where to look: programs that need what only the explorer has are left out for the others. */
    public static void main(String[] arguments) throws Exception {
        String tool = arguments[0];
        int step = Integer.parseInt(arguments[2]);
        List<Class<? extends Scenario>> programs = Corpus.programs();
        for (int i = Integer.parseInt(arguments[1]); i < programs.size(); i += step) {
            Class<? extends Scenario> program = programs.get(i);
            System.out.println("begin " + i);
            long begin = System.nanoTime();
            String said;
            try {
                said = look(tool, program).name();
            } catch (Throwable crash) {
                said = Word.NOTHING + " " + crash.getClass().getSimpleName();
            }
            System.out.println(
                    "end " + i + " " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) + " " + said);
        }
        // Threads that hang must not keep the JVM.
        Runtime.getRuntime().halt(0);
    }

    private static Word look(String tool, Class<? extends Scenario> program) throws Exception {
        return switch (tool) {
            case "explorer" -> explore(program);
            case "stress" -> stress(program);
            case "lincheck" -> lincheck(program);
            default -> throw new IllegalArgumentException(tool);
        };
    }

    private static Word explore(Class<? extends Scenario> program) {
        return switch (Exploration.of(program).explore().kind()) {
            case HOLDS -> Word.HOLDS;
            case UNSTABLE, OUT_OF_BUDGET -> Word.NOTHING;
            default -> Word.FAILS;
        };
    }

    private static Word stress(Class<? extends Scenario> program) throws Exception {
        long end = System.nanoTime() + STRESS;
        while (System.nanoTime() < end) {
            Once once = new Once(program);
            Thread thread = new Thread(once, "once");
            thread.setDaemon(true);
            thread.start();
            thread.join(HANGS);
            if (thread.isAlive() || once.thrown != null) {
                return Word.FAILS;
            }
        }
        return Word.HOLDS;
    }

    private static Word lincheck(Class<? extends Scenario> program) {
        try {
            Lincheck.runConcurrentTest(INVOCATIONS, () -> {
                Once once = new Once(program);
                once.run();
                if (once.thrown != null) {
                    throw new IllegalStateException(once.thrown);
                }
            });
            return Word.HOLDS;
        } catch (LincheckAssertionError failure) {
            return Word.FAILS;
        }
    }

    /** One run of a program on plain threads. */
    private static final class Once implements Runnable, Threads {
        private final Class<? extends Scenario> program;
        private final List<Thread> required = new ArrayList<>();
        private final List<Thread> all = new ArrayList<>();
        private volatile Throwable thrown;

        Once(Class<? extends Scenario> program) {
            this.program = program;
        }

        @Override
        public void run() {
            try {
                Constructor<? extends Scenario> constructor = program.getDeclaredConstructor();
                constructor.setAccessible(true);
                Scenario scenario = constructor.newInstance();
                scenario.threads(this);
                for (Thread each : all) {
                    each.start();
                }
                for (Thread each : required) {
                    each.join();
                }
                scenario.afterwards();
            } catch (Throwable failure) {
                thrown = failure;
            }
        }

        @Override
        public Thread start(String name, Body body) {
            Thread thread = daemon(name, body);
            required.add(thread);
            return thread;
        }

        /** Only the explorer's time is virtual. */
        @Override
        public void letTimePass() {}

        @Override
        public Thread daemon(String name, Body body) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            body.run();
                        } catch (Throwable failure) {
                            thrown = failure;
                        }
                    },
                    name);
            thread.setDaemon(true);
            all.add(thread);
            return thread;
        }
    }
}
