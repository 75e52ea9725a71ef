package interleave.corpus;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.explorer.Verdict;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How many schedules a second the explorer runs in the corpus's right programs of two threads, from the first to the last
 * one, with the loading of classes and the search itself. Each program is explored once to warm the JVM, and again to be
 * measured. Run by one thread, which blocks until all is done.
 */
final class SchedulesPerSecond {
    /** Below this a program is over before a rate means anything. */
    private static final int FEWEST = 20;

    private SchedulesPerSecond() {}

    public static void main(String[] arguments) throws Exception {
        List<Class<? extends Scenario>> programs = new ArrayList<>();
        for (Class<? extends Scenario> each : Corpus.programs()) {
            if (each.getAnnotation(Expected.class).value() == Verdict.Kind.HOLDS && namedThreads(each) == 2) {
                programs.add(each);
            }
        }
        for (Class<? extends Scenario> each : programs) {
            Exploration.of(each).explore();
        }
        long schedules = 0;
        long nanos = 0;
        List<Double> rates = new ArrayList<>();
        for (Class<? extends Scenario> each : programs) {
            long begin = System.nanoTime();
            Verdict verdict = Exploration.of(each).explore();
            long took = System.nanoTime() - begin;
            if (verdict.schedules() >= FEWEST) {
                schedules += verdict.schedules();
                nanos += took;
                rates.add(verdict.schedules() * 1e9 / took);
            }
        }
        Collections.sort(rates);
        System.out.println("| programs | schedules | s | schedules a second | median program | slowest | quickest |");
        System.out.println("|---|---|---|---|---|---|---|");
        System.out.println(String.format(
                Locale.ROOT,
                "| %d | %d | %.1f | %.0f | %.0f | %.0f | %.0f |",
                rates.size(),
                schedules,
                nanos / 1e9,
                schedules * 1e9 / nanos,
                rates.get(rates.size() / 2),
                rates.get(0),
                rates.get(rates.size() - 1)));
    }

    private static int namedThreads(Class<? extends Scenario> program) throws Exception {
        Constructor<? extends Scenario> constructor = program.getDeclaredConstructor();
        constructor.setAccessible(true);
        int[] count = {0};
        constructor.newInstance().threads(new Threads() {
            @Override
            public Thread start(String name, Body body) {
                count[0]++;
                return new Thread(name);
            }

            @Override
            public void letTimePass() {}

            @Override
            public Thread daemon(String name, Body body) {
                return start(name, body);
            }
        });
        return count[0];
    }
}
