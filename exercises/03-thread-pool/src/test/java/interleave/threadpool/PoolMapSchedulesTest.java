package interleave.threadpool;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.testkit.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

class PoolMapSchedulesTest {
    /** What a thread that has ended may need to be gone; time is virtual. */
    private static final long MOMENT = 1_000;

    /** It costs nothing either, and whoever waits for less gives up before it is over. */
    private static final long HOUR = 3_600_000;

    static final class TwoItems implements Scenario {
        private int calls;

        private Integer tenfold(Integer item) {
            calls++;
            return item == 1 ? null : 10 * item;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                List<Integer> results = PoolMap.map(List.of(1, 2), this::tenfold, 2);
                assertThat(results)
                        .as("the results for 1, which is null, and 2, which is 20")
                        .containsExactly(null, 20);
                assertThat(calls).as("calls of the function for 2 items").isEqualTo(2);
            });
        }
    }

    @Promise("03.1")
    void inEveryScheduleTheResultsStandInOrder() {
        Exploration.of(TwoItems.class).check();
    }

    static final class OneItemTakesAnHour implements Scenario {
        private Integer work(Integer item) {
            try {
                Thread.sleep(item == 1 ? HOUR : 0);
            } catch (InterruptedException e) {
                throw new IllegalStateException("an item was interrupted that takes an hour", e);
            }
            return 10 * item;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                List<Integer> results = PoolMap.map(List.of(1, 2), this::work, 1);
                assertThat(results)
                        .as("the results for 1 and 2, which are 10 and 20, the first of which takes an hour")
                        .containsExactly(10, 20);
            });
        }
    }

    @Promise("03.1")
    void itWaitsForAResultThatTakesAnHour() {
        Exploration.of(OneItemTakesAnHour.class).schedules(100).check();
    }

    static final class TwoCallers implements Scenario {
        private void map(int item) throws Exception {
            List<Integer> results = PoolMap.map(List.of(item), i -> 10 * i, 1);
            assertThat(results).as("what is returned for the item " + item).containsExactly(10 * item);
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> map(1));
            threads.start("B", () -> map(2));
        }
    }

    @Promise("03.1")
    void inNoScheduleDoTwoCallersMixUpTheirResults() {
        Exploration.of(TwoCallers.class).schedules(2_000).check();
    }

    static final class MapWithinMap implements Scenario {
        private List<List<Integer>> results;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> results = PoolMap.map(List.of(7), item -> within(List.of(item)), 1));
        }

        private static List<Integer> within(List<Integer> items) {
            try {
                return PoolMap.map(items, item -> item, 1);
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void afterwards() {
            assertThat(results)
                    .as(
                            "what A's map gives back for the item 7, of which the function makes a list by a map of its own")
                    .isEqualTo(List.of(List.of(7)));
        }
    }

    @Promise("03.1")
    void theFunctionMayCallMapItself() {
        Exploration.of(MapWithinMap.class).check();
    }

    static final class OneThreadForTwo implements Scenario {
        private int inProgress;
        private int most;

        private Integer work(Integer item) {
            inProgress++;
            most = Math.max(most, inProgress);
            inProgress--;
            return item;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> PoolMap.map(List.of(1, 2), this::work, 1));
        }

        @Override
        public void afterwards() {
            assertThat(most)
                    .as("items in progress at the same time, with 1 thread")
                    .isEqualTo(1);
        }
    }

    @Promise("03.2")
    void inNoScheduleDoesOneThreadWorkOnTwoItemsAtOnce() {
        Exploration.of(OneThreadForTwo.class).check();
    }

    static final class EachWaitsForTheOther implements Scenario {
        private final CountDownLatch both = new CountDownLatch(2);

        private Integer meet(Integer item) {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                throw new AssertionError("an item was interrupted that waited for another one", e);
            }
            return item;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> PoolMap.map(List.of(1, 2), this::meet, 2));
        }
    }

    @Promise("03.2")
    void inNoScheduleDoTwoItemsWaitInVainForEachOther() {
        Exploration.of(EachWaitsForTheOther.class).check();
    }

    static final class OneThreadInAll implements Scenario {
        private final List<Thread> ranOn = new ArrayList<>();
        private Thread caller;

        private Integer work(Integer item) {
            ranOn.add(Thread.currentThread());
            return item;
        }

        @Override
        public void threads(Threads threads) {
            caller = threads.start("A", () -> PoolMap.map(List.of(1, 2), this::work, 1));
        }

        @Override
        public void afterwards() {
            assertThat(ranOn.stream().distinct().count())
                    .as("threads that were used for 2 items, with 1 thread allowed")
                    .isEqualTo(1);
            assertThat(ranOn.contains(caller))
                    .as("an item was worked on by A's own thread")
                    .isFalse();
        }
    }

    @Promise("03.3")
    void inNoScheduleIsAnotherThreadUsed() {
        Exploration.of(OneThreadInAll.class).check();
    }

    static final class LooksWhenItHasReturned implements Scenario {
        private final List<Thread> ranOn = new ArrayList<>();
        private int inProgress;

        private Integer work(Integer item) {
            inProgress++;
            ranOn.add(Thread.currentThread());
            inProgress--;
            return item;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                PoolMap.map(List.of(1, 2), this::work, 2);
                assertThat(inProgress)
                        .as("items in progress when map has returned")
                        .isZero();
                for (Thread thread : List.copyOf(ranOn)) {
                    thread.join(MOMENT);
                    assertThat(thread.isAlive())
                            .as("a thread that worked on an item is still alive, long after map has returned")
                            .isFalse();
                }
            });
        }
    }

    @Promise("03.4")
    void inEveryScheduleItsThreadsHaveEndedWhenItReturns() {
        Exploration.of(LooksWhenItHasReturned.class).check();
    }

    static final class FirstOfFourFails implements Scenario {
        private final RuntimeException failure = new Refused("no page");
        private int begun;
        private ExecutionException thrown;

        private Integer work(Integer item) {
            begun++;
            if (begun == 1) {
                throw failure;
            }
            return item;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                try {
                    PoolMap.map(List.of(1, 2, 3, 4), this::work, 1);
                } catch (ExecutionException e) {
                    thrown = e;
                }
            });
        }

        @Override
        public void afterwards() {
            assertThat(thrown == null ? null : thrown.getCause())
                    .withFailMessage(instead(failure, thrown))
                    .isSameAs(failure);
            assertThat(begun)
                    .as("items begun of 4, with 1 thread: the first one failed, and the thread may begin one more")
                    .isLessThanOrEqualTo(2);
        }
    }

    @Promise("03.5")
    void inNoScheduleDoesAThreadBeginTwoMoreAfterAFailure() {
        Exploration.of(FirstOfFourFails.class).check();
    }

    static final class OneFailsWhileAnotherIsInProgress implements Scenario {
        private final RuntimeException failure = new Refused("no page");
        private final List<Thread> ranOn = new ArrayList<>();
        private int inProgress;
        private ExecutionException thrown;

        private Integer work(Integer item) {
            ranOn.add(Thread.currentThread());
            if (item == 2) {
                throw failure;
            }
            inProgress++;
            inProgress--;
            return item;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                try {
                    PoolMap.map(List.of(1, 2), this::work, 2);
                } catch (ExecutionException e) {
                    thrown = e;
                }
                assertThat(inProgress)
                        .as("items in progress when map has thrown, because the other one failed")
                        .isZero();
                assertThat(thrown == null ? null : thrown.getCause())
                        .withFailMessage(instead(failure, thrown))
                        .isSameAs(failure);
            });
        }
    }

    @Promise("03.5")
    void inEveryScheduleItWaitsForAnItemInProgressWhenAnotherFails() {
        Exploration.of(OneFailsWhileAnotherIsInProgress.class).check();
    }

    /** Item 1 does not care for interrupts: they may come, but it is in progress until its hour is over. */
    static final class OneFailsWhileAnotherTakesAnHour implements Scenario {
        private final RuntimeException failure = new Refused("no page");
        private final CountDownLatch begun = new CountDownLatch(1);
        private int inProgress;
        private ExecutionException thrown;

        private Integer work(Integer item) {
            if (item == 1) {
                inProgress++;
                begun.countDown();
                sleepForAnHour();
                inProgress--;
                return item;
            }
            try {
                begun.await();
            } catch (InterruptedException e) {
                throw new AssertionError("an item was interrupted before any had failed", e);
            }
            throw failure;
        }

        private static void sleepForAnHour() {
            long end = System.nanoTime() + HOUR * 1_000_000;
            for (long left = HOUR; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                try {
                    Thread.sleep(left);
                } catch (InterruptedException e) {
                    // It sleeps on.
                }
            }
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                try {
                    PoolMap.map(List.of(1, 2), this::work, 2);
                } catch (ExecutionException e) {
                    thrown = e;
                }
                assertThat(inProgress)
                        .as("items in progress when map has thrown, because one failed, and the other takes an hour")
                        .isZero();
                assertThat(thrown == null ? null : thrown.getCause())
                        .withFailMessage(instead(failure, thrown))
                        .isSameAs(failure);
            });
        }
    }

    @Promise("03.5")
    void itWaitsForAnItemThatTakesAnHourWhenAnotherFails() {
        Exploration.of(OneFailsWhileAnotherTakesAnHour.class).schedules(100).check();
    }

    /** The items end by an interrupt alone. */
    static final class InterruptedCaller implements Scenario {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch never = new CountDownLatch(1);
        private final List<Thread> ranOn = new ArrayList<>();
        private int begins;
        private int interrupted;
        private boolean left;

        private Integer work(Integer item) {
            begins++;
            ranOn.add(Thread.currentThread());
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted++;
            }
            return item;
        }

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", () -> {
                try {
                    PoolMap.map(List.of(1, 2), this::work, 1);
                } catch (InterruptedException e) {
                    left = true;
                }
                for (Thread thread : List.copyOf(ranOn)) {
                    thread.join(MOMENT);
                }
            });
            threads.start("B", () -> {
                begun.await();
                a.interrupt();
            });
        }

        @Override
        public void afterwards() {
            assertThat(left)
                    .withFailMessage("A was interrupted in map, and did not leave it by an InterruptedException")
                    .isTrue();
            assertThat(interrupted)
                    .as("items that were interrupted, of " + begins + " that had begun")
                    .isEqualTo(begins);
        }
    }

    @Promise("03.6")
    void inEveryScheduleAnInterruptReachesTheRunningItem() {
        Exploration.of(InterruptedCaller.class).check();
    }

    private static String instead(Throwable failure, ExecutionException thrown) {
        String seen = thrown == null ? "map returned" : "the cause of what map threw is " + thrown.getCause();
        return "the function threw " + failure + ", and " + seen;
    }

    /** Not made anew by anybody, as a fork-join task does with what it could make: no constructor is public. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }

        @Override
        public String toString() {
            return "a RuntimeException: " + getMessage();
        }
    }
}
