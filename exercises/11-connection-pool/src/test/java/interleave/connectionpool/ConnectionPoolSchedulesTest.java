package interleave.connectionpool;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.testkit.Promise;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** With three threads one preemption is enough, and two are too many to be tried in a second. */
class ConnectionPoolSchedulesTest {
    private static final class Connection {
        private int users;
    }

    private static Void use(Connection connection) {
        assertThat(connection)
                .withFailMessage("work was called with null instead of a connection")
                .isNotNull();
        connection.users++;
        assertThat(connection.users)
                .as("calls of work that use one connection at the same time")
                .isEqualTo(1);
        connection.users--;
        return null;
    }

    /** An answer with threads of its own has so many schedules that not all can be tried. */
    private static void check(Class<? extends Scenario> scenario, int preemptions) {
        Exploration.of(scenario).preemptions(preemptions).schedules(600).check();
    }

    static final class TwoCallersAndOneConnection implements Scenario {
        private int calls;
        private final ConnectionPool<Connection> pool = new ConnectionPool<>(List.of(new Connection()));
        private final Function<Connection, Void> work = connection -> {
            calls++;
            return use(connection);
        };

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> pool.with(work));
            threads.start("B", () -> pool.with(work));
        }

        @Override
        public void afterwards() {
            assertThat(calls).as("calls of work in two calls of with").isEqualTo(2);
        }
    }

    @Promise("11.1")
    void noScheduleLetsTwoCallersUseTheOnlyConnection() {
        check(TwoCallersAndOneConnection.class, 2);
    }

    /** A takes the only connection again, and may do so just when B has been told that it is free. */
    static final class TheFirstComesBack implements Scenario {
        private final ConnectionPool<Connection> pool = new ConnectionPool<>(List.of(new Connection()));

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                pool.with(ConnectionPoolSchedulesTest::use);
                pool.with(ConnectionPoolSchedulesTest::use);
            });
            threads.start("B", () -> pool.with(ConnectionPoolSchedulesTest::use));
        }
    }

    @Promise("11.1")
    void noScheduleGivesAConnectionToOneWhoWaitsAndToOneWhoComes() {
        check(TheFirstComesBack.class, 2);
    }

    static final class TwoCallersAndTwoConnections implements Scenario {
        private final ConnectionPool<Connection> pool =
                new ConnectionPool<>(List.of(new Connection(), new Connection()));

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> pool.with(ConnectionPoolSchedulesTest::use));
            threads.start("B", () -> pool.with(ConnectionPoolSchedulesTest::use));
        }

        @Override
        public void afterwards() throws InterruptedException {
            pool.with(first -> {
                assertThat(another())
                        .withFailMessage("work had one of two connections, called with again, and got the same one")
                        .isNotSameAs(first);
                return null;
            });
        }

        private Connection another() {
            try {
                return pool.with(connection -> connection);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Promise("11.1")
    void noScheduleGivesTwoCallersTheSameOfTwoConnections() {
        check(TwoCallersAndTwoConnections.class, 2);
    }

    static final class ThreeCallersAndTwoConnections implements Scenario {
        private int inProgress;
        private final ConnectionPool<Connection> pool =
                new ConnectionPool<>(List.of(new Connection(), new Connection()));
        private final Function<Connection, Void> work = connection -> {
            inProgress++;
            assertThat(inProgress)
                    .as("calls of work in progress, with two connections")
                    .isLessThanOrEqualTo(2);
            inProgress--;
            return null;
        };

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> pool.with(work));
            threads.start("B", () -> pool.with(work));
            threads.start("C", () -> pool.with(work));
        }
    }

    @Promise("11.1")
    void noScheduleLetsMoreCallersWorkThanThereAreConnections() {
        check(ThreeCallersAndTwoConnections.class, 1);
    }

    static final class EachWaitsForTheOther implements Scenario {
        private final CountDownLatch both = new CountDownLatch(2);
        private final ConnectionPool<Connection> pool =
                new ConnectionPool<>(List.of(new Connection(), new Connection()));
        private final Function<Connection, Void> work = connection -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return use(connection);
        };

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> pool.with(work));
            threads.start("B", () -> pool.with(work));
        }
    }

    @Promise("11.2")
    void inEveryScheduleTheWorkOfOneCallMayWaitForTheOthers() {
        check(EachWaitsForTheOther.class, 2);
    }

    /** B comes and goes while C stays, and A may have looked at the pool before all that. */
    static final class OneGoesWhileAnotherStays implements Scenario {
        private final CountDownLatch secondIsIn = new CountDownLatch(1);
        private final CountDownLatch thirdIsDone = new CountDownLatch(1);
        private final ConnectionPool<Connection> pool =
                new ConnectionPool<>(List.of(new Connection(), new Connection(), new Connection()));

        private static Void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return null;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                pool.with(first -> {
                    try {
                        return pool.with(ConnectionPoolSchedulesTest::use);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
                thirdIsDone.countDown();
            });
            threads.start("B", () -> pool.with(connection -> await(secondIsIn)));
            threads.start(
                    "C",
                    () -> pool.with(connection -> {
                        connection.users++;
                        secondIsIn.countDown();
                        await(thirdIsDone);
                        assertThat(connection.users)
                                .as("calls of work that use one connection at the same time")
                                .isEqualTo(1);
                        connection.users--;
                        return null;
                    }));
        }
    }

    @Promise("11.1")
    void noScheduleLendsWhatIsStillInUseBecauseAnotherCameBack() {
        Exploration.of(OneGoesWhileAnotherStays.class).schedules(2_000).check();
    }

    /** One connection is free at every moment, but not always the same: C may look at each when it is lent. */
    static final class TheFreeOneMoves implements Scenario {
        private final CountDownLatch firstMayGo = new CountDownLatch(1);
        private final CountDownLatch firstHasGone = new CountDownLatch(1);
        private final CountDownLatch thirdHasCome = new CountDownLatch(1);
        private final ConnectionPool<Connection> pool =
                new ConnectionPool<>(List.of(new Connection(), new Connection()));

        private static Void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return null;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                pool.with(connection -> await(firstMayGo));
                firstHasGone.countDown();
            });
            threads.start("B", () -> {
                pool.with(ConnectionPoolSchedulesTest::use);
                firstMayGo.countDown();
                await(firstHasGone);
                pool.with(connection -> await(thirdHasCome));
            });
            threads.start("C", () -> {
                pool.with(ConnectionPoolSchedulesTest::use);
                thirdHasCome.countDown();
            });
        }
    }

    @Promise("11.2")
    void inEveryScheduleAConnectionIsFoundThoughTheFreeOneMoves() {
        check(TheFreeOneMoves.class, 2);
    }

    /** B may come just when A returns what B wants. */
    static final class AReturnMeetsACall implements Scenario {
        private int calls;
        private final ConnectionPool<Connection> pool = new ConnectionPool<>(List.of(new Connection()));

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> pool.with(connection -> calls++));
            threads.start("B", () -> pool.with(connection -> calls++));
        }
    }

    @Promise("11.2")
    void inEveryScheduleWhoComesWhenTheOnlyConnectionIsReturnedGetsIt() {
        check(AReturnMeetsACall.class, 2);
    }

    static final class TwoWaitForOneConnection implements Scenario {
        private final ConnectionPool<Connection> pool = new ConnectionPool<>(List.of(new Connection()));

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> pool.with(ConnectionPoolSchedulesTest::use));
            threads.start("B", () -> pool.with(ConnectionPoolSchedulesTest::use));
            threads.start("C", () -> pool.with(ConnectionPoolSchedulesTest::use));
        }
    }

    @Promise("11.2")
    void inEveryScheduleAllWhoWaitForTheOnlyConnectionGetIt() {
        check(TwoWaitForOneConnection.class, 1);
    }

    /** Time is virtual: the hour costs nothing, and whoever waits for less gives up before it is over. */
    static final class WorkTakesAnHour implements Scenario {
        private static final long HOUR = 3_600_000;

        private int calls;
        private final ConnectionPool<Connection> pool = new ConnectionPool<>(List.of(new Connection()));
        private final Function<Connection, Void> work = connection -> {
            connection.users++;
            assertThat(connection.users)
                    .as("calls of work that use one connection at the same time, the first of which takes an hour")
                    .isEqualTo(1);
            sleep(calls++ == 0 ? HOUR : 0);
            connection.users--;
            return null;
        };

        private static void sleep(long millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new IllegalStateException("work was interrupted that takes an hour", e);
            }
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> pool.with(work));
            threads.start("B", () -> pool.with(work));
        }

        @Override
        public void afterwards() {
            assertThat(calls)
                    .as("calls of work in two calls of with, where the first takes an hour and the other waits for it")
                    .isEqualTo(2);
        }
    }

    @Promise("11.2")
    void whoeverWaitsForAnHourGetsTheConnectionAllTheSame() {
        Exploration.of(WorkTakesAnHour.class).schedules(100).check();
    }

    /** A returns two connections, one directly after the other, while B and C may be waiting. */
    static final class TwoConnectionsAreReturnedTogether implements Scenario {
        private int progress;
        private final ConnectionPool<Connection> pool =
                new ConnectionPool<>(List.of(new Connection(), new Connection()));

        @Override
        public void threads(Threads threads) {
            threads.start(
                    "A",
                    () -> pool.with(first -> {
                        try {
                            return pool.with(second -> progress++);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }));
            threads.start("B", () -> pool.with(ConnectionPoolSchedulesTest::use));
            threads.start("C", () -> pool.with(ConnectionPoolSchedulesTest::use));
        }
    }

    @Promise("11.2")
    void inEveryScheduleBothWhoWaitGetAConnectionWhenTwoAreReturned() {
        check(TwoConnectionsAreReturnedTogether.class, 1);
    }

    static final class WorkThrowsWhileAnotherWaits implements Scenario {
        private final ConnectionPool<Connection> pool = new ConnectionPool<>(List.of(new Connection()));
        private final RuntimeException fault = new IllegalStateException("no such table");
        private Throwable thrown;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                try {
                    pool.with(connection -> {
                        use(connection);
                        throw fault;
                    });
                } catch (IllegalStateException e) {
                    thrown = e;
                }
            });
            threads.start("B", () -> pool.with(ConnectionPoolSchedulesTest::use));
        }

        @Override
        public void afterwards() throws InterruptedException {
            assertThat(thrown)
                    .withFailMessage("A's work threw %s, and with threw %s", fault, thrown == null ? "nothing" : thrown)
                    .isSameAs(fault);
            pool.with(ConnectionPoolSchedulesTest::use);
        }
    }

    @Promise("11.3")
    void inEveryScheduleAConnectionComesBackFromWorkThatThrows() {
        check(WorkThrowsWhileAnotherWaits.class, 2);
    }

    static final class AWaiterIsInterrupted implements Scenario {
        private int calls;
        private boolean left;
        private final ConnectionPool<Connection> pool = new ConnectionPool<>(List.of(new Connection()));
        private final Function<Connection, Void> work = connection -> {
            calls++;
            return use(connection);
        };

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> pool.with(work));
            Thread b = threads.start("B", () -> {
                try {
                    pool.with(work);
                } catch (InterruptedException e) {
                    left = true;
                }
            });
            threads.start("C", b::interrupt);
        }

        @Override
        public void afterwards() throws InterruptedException {
            int before = calls;
            assertThat(before)
                    .as("calls of work when A has returned and B has " + (left ? "left" : "returned"))
                    .isEqualTo(left ? 1 : 2);
            pool.with(work);
            assertThat(calls - before)
                    .as("calls of work in one more call of with")
                    .isEqualTo(1);
        }
    }

    @Promise("11.4")
    void noScheduleLosesTheConnectionThatAnInterruptedWaiterMayBeGiven() {
        Exploration.of(AWaiterIsInterrupted.class).schedules(2_000).check();
    }

    /** Of two waiters one is interrupted: the other must not miss what comes back. */
    static final class OneOfTwoWaitersIsInterrupted implements Scenario {
        private final ConnectionPool<Connection> pool = new ConnectionPool<>(List.of(new Connection()));

        @Override
        public void threads(Threads threads) {
            Thread[] b = new Thread[1];
            threads.start("A", () -> pool.with(connection -> use(connection)));
            b[0] = threads.start("B", () -> {
                try {
                    pool.with(ConnectionPoolSchedulesTest::use);
                } catch (InterruptedException e) {
                    // It gives up, as it was told to.
                }
            });
            threads.start("C", () -> {
                b[0].interrupt();
                pool.with(ConnectionPoolSchedulesTest::use);
            });
        }
    }

    @Promise("11.4")
    void noScheduleMakesAnotherWaiterPayForTheInterruptedOne() {
        check(OneOfTwoWaitersIsInterrupted.class, 1);
    }
}
