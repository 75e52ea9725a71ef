package interleave.corpus;

import interleave.explorer.Scenario;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** All programs of the corpus. */
final class Corpus {
    private static final List<Class<?>> TOPICS = List.of(
            ArrayCopies.class,
            AtomicApi.class,
            Clocked.class,
            Collections.class,
            Digests.class,
            Endings.class,
            Habits.class,
            LockApi.class,
            LockFree.class,
            Locks.class,
            Monitors.class,
            Odd.class,
            Pools.class,
            Printing.class,
            Queues.class,
            Snapshots.class,
            Starting.class,
            StaticFields.class,
            Synchronisers.class,
            Tasks.class,
            ThreadApi.class,
            Transfers.class,
            Visibility.class);

    private Corpus() {}

    static List<Class<? extends Scenario>> programs() {
        List<Class<? extends Scenario>> programs = new ArrayList<>();
        for (Class<?> topic : TOPICS) {
            List<Class<?>> nested = new ArrayList<>(List.of(topic.getDeclaredClasses()));
            nested.sort(java.util.Comparator.comparing(Class::getName));
            for (Class<?> each : nested) {
                if (each.isAnnotationPresent(Expected.class) && !Modifier.isAbstract(each.getModifiers())) {
                    programs.add(each.asSubclass(Scenario.class));
                }
            }
        }
        return programs;
    }

    static String name(Class<?> program) {
        return program.getEnclosingClass().getSimpleName() + "." + program.getSimpleName();
    }
}
