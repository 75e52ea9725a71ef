package interleave.startandjoin;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.testkit.Promise;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.List;
import java.util.concurrent.CountDownLatch;

class WorkersSchedulesTest {
    /** Time is virtual: it costs nothing, and whoever waits for less gives up before it is over. */
    private static final long HOUR = 3_600_000;

    static final class TwoTasks implements Scenario {
        private final int[] ran = new int[2];
        private final Thread[] ranOn = new Thread[2];
        private final String[] names = new String[2];
        private final CountDownLatch done = new CountDownLatch(2);
        private Thread caller;

        private void run(int task) {
            ran[task]++;
            ranOn[task] = Thread.currentThread();
            names[task] = Thread.currentThread().getName();
            done.countDown();
        }

        @Override
        public void threads(Threads threads) {
            caller = threads.start("A", () -> {
                Workers.runAll(List.of(() -> run(0), () -> run(1)));
                // Whether it returns too early is another promise.
                done.await();
            });
        }

        @Override
        public void afterwards() {
            assertThat(ran).as("how often task 0 and task 1 were run").containsExactly(1, 1);
            assertThat(ranOn[0] != caller && ranOn[1] != caller)
                    .withFailMessage("a task ran on A's own thread")
                    .isTrue();
            assertThat(ranOn[0] != ranOn[1])
                    .withFailMessage("task 0 and task 1 ran on the same thread")
                    .isTrue();
            assertThat(names)
                    .withFailMessage("the threads of task 0 and task 1 are named \"%s\" and \"%s\"", names[0], names[1])
                    .containsExactly("worker-0", "worker-1");
        }
    }

    @Promise("01.1")
    void inNoScheduleDoTwoTasksShareAThread() {
        Exploration.of(TwoTasks.class).check();
    }

    /** If the two never run at the same time, all that is left is a deadlock, which the explorer tells. */
    static final class EachWaitsForTheOther implements Scenario {
        private final CountDownLatch first = new CountDownLatch(1);
        private final CountDownLatch second = new CountDownLatch(1);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> Workers.runAll(List.of(() -> meet(first, second), () -> meet(second, first))));
        }

        private static void meet(CountDownLatch own, CountDownLatch other) {
            own.countDown();
            try {
                other.await();
            } catch (InterruptedException e) {
                throw new AssertionError("a task was interrupted that waited for another one", e);
            }
        }
    }

    @Promise("01.2")
    void inNoScheduleDoTwoTasksWaitInVainForEachOther() {
        Exploration.of(EachWaitsForTheOther.class).check();
    }

    static final class LooksWhenItReturns implements Scenario {
        private int begun;
        private int ended;

        private void run() {
            begun++;
            ended++;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Workers.runAll(List.of(() -> run(), () -> run()));
                assertThat(begun)
                        .as("tasks that have begun when A's runAll returns, of 2")
                        .isEqualTo(2);
                assertThat(ended)
                        .as("tasks that have ended when A's runAll returns, of 2")
                        .isEqualTo(2);
            });
        }
    }

    @Promise("01.3")
    void inNoScheduleDoesItReturnBeforeATaskHasEnded() {
        Exploration.of(LooksWhenItReturns.class).check();
    }

    static final class OneTakesAnHour implements Scenario {
        private int ended;

        private void sleep() {
            try {
                Thread.sleep(HOUR);
                ended++;
            } catch (InterruptedException e) {
                // Whoever lost patience has stopped it before its end.
            }
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Workers.runAll(List.of(() -> sleep(), () -> ended++));
                assertThat(ended)
                        .as("tasks that have ended when A's runAll returns, of 2, one of which takes an hour")
                        .isEqualTo(2);
            });
        }
    }

    @Promise("01.3")
    void itWaitsForATaskThatTakesAnHour() {
        Exploration.of(OneTakesAnHour.class).schedules(100).check();
    }

    static final class OneThrows implements Scenario {
        private final RuntimeException failure = new IllegalStateException("disk full");
        private int handled;
        private int ended;
        private boolean interrupted;

        private void fail() {
            Thread here = Thread.currentThread();
            UncaughtExceptionHandler own = here.getUncaughtExceptionHandler();
            here.setUncaughtExceptionHandler((thread, thrown) -> {
                handled += thrown == failure ? 1 : 0;
                // An answer may have a handler of its own, and wait for what that is told.
                own.uncaughtException(thread, thrown);
            });
            throw failure;
        }

        private void end() {
            interrupted |= Thread.currentThread().isInterrupted();
            ended++;
        }

        @Override
        public void threads(Threads threads) {
            Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
            threads.start("A", () -> {
                Workers.runAll(List.of(() -> fail(), () -> end()));
                assertThat(handled)
                        .as(
                                "how often the handler of task 0's thread has got what task 0 threw, when A's runAll returns")
                        .isEqualTo(1);
                assertThat(ended)
                        .as("how often task 1 has ended when A's runAll returns")
                        .isEqualTo(1);
                assertThat(interrupted)
                        .as("task 1 was interrupted because task 0 threw")
                        .isFalse();
            });
        }
    }

    @Promise("01.3")
    void inEveryScheduleTheHandlerIsToldBeforeRunAllReturns() {
        Exploration.of(OneThrows.class).check();
    }

    static final class TwoCallers implements Scenario {
        private int endedOfA;
        private int endedOfB;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Workers.runAll(List.of(() -> endedOfA++));
                assertThat(endedOfA)
                        .as("A's tasks that have ended when A's runAll returns, of 1")
                        .isEqualTo(1);
            });
            threads.start("B", () -> {
                Workers.runAll(List.of(() -> endedOfB++));
                assertThat(endedOfB)
                        .as("B's tasks that have ended when B's runAll returns, of 1")
                        .isEqualTo(1);
            });
        }
    }

    @Promise("01.3")
    void inNoScheduleDoTwoCallersMixUpTheirTasks() {
        Exploration.of(TwoCallers.class).preemptions(1).check();
    }

    /** The task waits for A to have left runAll, so whoever goes on waiting for it waits for ever. */
    static final class InterruptedWhileItWaits implements Scenario {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch left = new CountDownLatch(1);
        private boolean ended;
        private boolean early;
        private boolean interrupted;

        private void begin() {
            begun.countDown();
            try {
                left.await();
            } catch (InterruptedException e) {
                // Whether an interrupted runAll interrupts its task is its own affair.
            }
            ended = true;
        }

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", () -> {
                try {
                    Workers.runAll(List.of(() -> begin()));
                    // Whether it returns before its task has ended is another promise.
                    early = !ended;
                } catch (InterruptedException e) {
                    interrupted = true;
                } finally {
                    left.countDown();
                }
            });
            threads.start("B", () -> {
                begun.await();
                a.interrupt();
            });
        }

        @Override
        public void afterwards() {
            assertThat(interrupted || early)
                    .withFailMessage("A was interrupted in runAll, and did not leave it by an InterruptedException")
                    .isTrue();
        }
    }

    @Promise("01.4")
    void inEveryScheduleAnInterruptEndsTheWaiting() {
        Exploration.of(InterruptedWhileItWaits.class).check();
    }
}
