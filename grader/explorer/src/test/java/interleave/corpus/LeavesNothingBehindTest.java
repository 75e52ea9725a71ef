package interleave.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.explorer.Verdict;
import java.lang.management.ManagementFactory;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Thousands of schedules leave no thread and no class loader behind. */
class LeavesNothingBehindTest {
    @Test
    void noThreadIsLeft() {
        Exploration.of(Starting.JoinsAll.class).explore();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        int schedules = 0;
        while (schedules < 2_000) {
            schedules += Exploration.of(Starting.JoinsAll.class).explore().schedules();
            schedules += Exploration.of(Tasks.FutureOrders.class).explore().schedules();
            Exploration.of(Monitors.WrongOrderOfThree.class).explore();
            Exploration.of(Synchronisers.LatchOfTwo.class).explore();
        }
        Set<Thread> after = Thread.getAllStackTraces().keySet();
        after.removeAll(before);
        assertThat(after).isEmpty();
    }

    @Test
    void noClassLoaderIsLeft() {
        fresh(50);
        System.gc();
        int before = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        fresh(1_000);
        // The last ones may wait for a later collection, but not one for each schedule.
        int after = before;
        for (int i = 0; i < 5; i++) {
            System.gc();
            after = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        }
        assertThat(after - before).isLessThan(200);
    }

    /** The counter is a static field, so each schedule needs a class loader of its own. */
    private static void fresh(int schedules) {
        for (int i = 0; i < schedules; ) {
            Verdict verdict = Exploration.of(Monitors.StaticState.class).explore();
            assertThat(verdict.kind()).isEqualTo(Verdict.Kind.HOLDS);
            i += verdict.schedules();
        }
    }
}
