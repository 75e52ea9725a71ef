package interleave.unlockeddatabase;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.testkit.Promise;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

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
            assertThat(database.value())
                    .as("the value after A's and B's update")
                    .isEqualTo(2);
        }
    }

    @Promise("04.1")
    void noScheduleLosesOneOfTwoUpdates() {
        Exploration.of(TwoUpdates.class).check();
    }

    static final class TwoUpdatesOfOneAndOneOfAnother implements Scenario {
        private final FakeDatabase database = new FakeDatabase(() -> {});

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                database.update("A");
                database.update("A again");
            });
            threads.start("B", () -> database.update("B"));
        }

        @Override
        public void afterwards() {
            assertThat(database.value())
                    .as("the value after A's two updates and B's one")
                    .isEqualTo(3);
        }
    }

    @Promise("04.1")
    void noScheduleLosesOneOfThreeUpdates() {
        Exploration.of(TwoUpdatesOfOneAndOneOfAnother.class).schedules(2_000).check();
    }

    static final class OverlappingUpdates implements Scenario {
        private int inProgress;
        private int runs;
        private final FakeDatabase database = new FakeDatabase(() -> {
            inProgress++;
            assertThat(inProgress)
                    .as("updates in their latency at the same time")
                    .isEqualTo(1);
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
        Exploration.of(OverlappingUpdates.class).schedules(2_000).check();
    }

    /** Time is virtual: the hour costs nothing, and whoever waits for less gives up before it is over. */
    static final class TheLatencyTakesAnHour implements Scenario {
        private static final long HOUR = 3_600_000;

        private int inProgress;
        private int runs;
        private final FakeDatabase database = new FakeDatabase(() -> {
            inProgress++;
            assertThat(inProgress)
                    .as("updates in their latency at the same time, the first of which takes an hour")
                    .isEqualTo(1);
            sleep(runs++ == 0 ? HOUR : 0);
            inProgress--;
        });

        private static void sleep(long millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new AssertionError("the latency was interrupted", e);
            }
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> database.update("A"));
            threads.start("B", () -> database.update("B"));
        }

        @Override
        public void afterwards() {
            assertThat(database.value())
                    .as("the value after A's and B's update, one of which waited for an hour for the other")
                    .isEqualTo(2);
        }
    }

    @Promise("04.2")
    void anUpdateWaitsForAnotherOneThatTakesAnHour() {
        Exploration.of(TheLatencyTakesAnHour.class).schedules(100).check();
    }

    static final class AnInterruptedUpdate implements Scenario {
        private final FakeDatabase database = new FakeDatabase(() -> {});
        private boolean interrupted;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> database.update("A"));
            Thread b = threads.start("B", () -> {
                database.update("B");
                boolean hadBeen = interrupted;
                assertThat(Thread.currentThread().isInterrupted() || !hadBeen)
                        .withFailMessage("B was interrupted before its update ended, and its interrupt flag is gone")
                        .isTrue();
            });
            threads.start("C", () -> {
                b.interrupt();
                interrupted = true;
            });
        }

        @Override
        public void afterwards() {
            assertThat(database.value())
                    .as("the value after A's and B's update, B having been interrupted")
                    .isEqualTo(2);
        }
    }

    @Promise("04.2")
    void noScheduleLetsAnInterruptedUpdateGiveUp() {
        Exploration.of(AnInterruptedUpdate.class).schedules(1_000).check();
    }

    static final class OneOfTwoLatenciesThrows implements Scenario {
        private final AtomicBoolean burning = new AtomicBoolean(true);
        private final AtomicInteger returned = new AtomicInteger();
        private final FakeDatabase database = new FakeDatabase(() -> {
            if (burning.getAndSet(false)) {
                throw new DiskOnFire();
            }
        });

        private void update(String name) {
            try {
                database.update(name);
                returned.incrementAndGet();
            } catch (DiskOnFire expected) {
                // Whose latency throws, and that it leaves update, is not what the schedules are tried for.
            }
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> update("A"));
            threads.start("B", () -> update("B"));
        }

        @Override
        public void afterwards() {
            assertThat(database.value())
                    .as("the value after A's and B's update, the first of which failed")
                    .isEqualTo(returned.get());
        }
    }

    private static final class DiskOnFire extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Promise("04.4")
    void noScheduleHoldsAnUpdateUpBehindAFailedOne() {
        Exploration.of(OneOfTwoLatenciesThrows.class).check();
    }

    static final class AValueAskedFor implements Scenario {
        private final FakeDatabase database = new FakeDatabase(() -> {});

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> database.update("A"));
            threads.start("B", () -> {
                int first = database.value();
                assertThat(first).as("the value that B sees during A's update").isBetween(0, 1);
                assertThat(database.value())
                        .as("the value that B sees after it has seen %d", first)
                        .isBetween(first, 1);
            });
        }
    }

    @Promise("04.6")
    void noScheduleHidesAnUpdateFromWhoAsksForTheValue() {
        Exploration.of(AValueAskedFor.class).check();
    }

    static final class AValueAskedForAfterAnUpdate implements Scenario {
        private final FakeDatabase database = new FakeDatabase(() -> {});
        private int first;
        private int second;
        private int steps;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                database.update("A");
                steps++;
            });
            threads.start("B", () -> {
                database.update("B");
                first = database.value();
                // A place to switch threads at, and no more.
                steps++;
                second = database.value();
            });
        }

        @Override
        public void afterwards() {
            assertThat(first).as("the value that B sees after its own update").isBetween(1, 2);
            assertThat(second)
                    .withFailMessage("B saw the value %d, and after that the value %d", first, second)
                    .isBetween(first, 2);
        }
    }

    @Promise("04.6")
    void noScheduleTakesAnUpdateBackThatWasSeen() {
        Exploration.of(AValueAskedForAfterAnUpdate.class).check();
    }

    static final class AnotherDatabasesValueAskedForInALatency implements Scenario {
        private final FakeDatabase other = new FakeDatabase(() -> {});
        private final FakeDatabase database = new FakeDatabase(this::askTheOther);
        private int returned;

        private void askTheOther() {
            int before = returned;
            assertThat(other.value())
                    .as(
                            "the value of A's database that B sees, in another one's latency, when %d updates have returned",
                            before)
                    .isBetween(before, 1);
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                other.update("A");
                returned++;
            });
            threads.start("B", () -> database.update("B"));
        }
    }

    @Promise("04.6")
    void noScheduleHidesAnUpdateFromAnotherDatabasesLatency() {
        Exploration.of(AnotherDatabasesValueAskedForInALatency.class).check();
    }
}
