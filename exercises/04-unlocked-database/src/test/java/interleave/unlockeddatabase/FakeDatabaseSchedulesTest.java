package interleave.unlockeddatabase;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.testkit.Promise;

class FakeDatabaseSchedulesTest {
    static final class TwoUpdates implements Scenario {
        private final FakeDatabase database = new FakeDatabase(() -> {});

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> database.update("A"));
            threads.start("B", () -> database.update("B"));
        }

        @Override
        public void afterwards() {
            assertThat(database.value()).as("the value after A's and B's update").isEqualTo(2);
        }
    }

    @Promise("04.1")
    void noScheduleLosesOneOfTwoUpdates() {
        Exploration.of(TwoUpdates.class).check();
    }

    static final class OverlappingUpdates implements Scenario {
        private int inProgress;
        private int runs;
        private final FakeDatabase database = new FakeDatabase(() -> {
            inProgress++;
            assertThat(inProgress).as("updates in their latency at the same time").isEqualTo(1);
            runs++;
            inProgress--;
        });

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> database.update("A"));
            threads.start("B", () -> database.update("B"));
            threads.start("C", () -> database.update("C"));
        }

        @Override
        public void afterwards() {
            assertThat(runs).as("how often the latency ran in three updates").isEqualTo(3);
            assertThat(database.value()).as("the value after three updates").isEqualTo(3);
        }
    }

    @Promise("04.2")
    void noScheduleLetsTwoUpdatesOverlap() {
        Exploration.of(OverlappingUpdates.class).check();
    }
}
