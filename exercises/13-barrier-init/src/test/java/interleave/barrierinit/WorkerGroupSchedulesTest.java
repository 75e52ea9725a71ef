package interleave.barrierinit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.testkit.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** All are groups of two workers, which A runs. */
class WorkerGroupSchedulesTest {
    /** Time is virtual: it costs nothing, and whoever waits for less gives up before it is over. */
    private static final long HOUR = 3_600_000;

    private static void sleepForAnHour() {
        try {
            Thread.sleep(HOUR);
        } catch (InterruptedException e) {
            throw new IllegalStateException("a worker was interrupted", e);
        }
    }

    static final class EarlyWork implements Scenario {
        private final AtomicInteger initialised = new AtomicInteger();
        private final AtomicInteger early = new AtomicInteger();
        private final WorkerGroup group = new WorkerGroup(2, i -> initialised.incrementAndGet(), this::work);

        private void work(int worker) {
            if (initialised.get() < 2) {
                early.incrementAndGet();
            }
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", group::run);
        }

        @Override
        public void afterwards() {
            assertThat(early.get())
                    .as("work calls that began before both initialise calls had returned")
                    .isZero();
        }
    }

    @Promise("13.1")
    void noScheduleLetsWorkBeginTooEarly() {
        Exploration.of(EarlyWork.class).schedules(500).check();
    }

    static final class OneInitialiseTakesAnHour implements Scenario {
        private final AtomicInteger initialised = new AtomicInteger();
        private final AtomicInteger early = new AtomicInteger();
        private final AtomicInteger worked = new AtomicInteger();
        private final WorkerGroup group = new WorkerGroup(2, this::initialise, this::work);

        private void initialise(int worker) {
            if (worker == 0) {
                sleepForAnHour();
            }
            initialised.incrementAndGet();
        }

        private void work(int worker) {
            if (initialised.get() < 2) {
                early.incrementAndGet();
            }
            worked.incrementAndGet();
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                catchThrowable(group::run);
                // Whether it returns too early is another promise.
                Thread.sleep(2 * HOUR);
            });
        }

        @Override
        public void afterwards() {
            assertThat(early.get())
                    .as("work calls that began before both initialise calls had returned, one of which takes an hour")
                    .isEqualTo(0);
            assertThat(worked.get())
                    .as("work calls of two workers, where one initialise takes an hour")
                    .isEqualTo(2);
        }
    }

    @Promise("13.1")
    void workWaitsForAnInitialiseThatTakesAnHour() {
        Exploration.of(OneInitialiseTakesAnHour.class).schedules(300).check();
    }

    /** Who comes to a meeting waits there for the other one. */
    static final class Meetings implements Scenario {
        private final CountDownLatch initialising = new CountDownLatch(2);
        private final CountDownLatch working = new CountDownLatch(2);
        private final Thread[] initialisedOn = new Thread[2];
        private final Thread[] workedOn = new Thread[2];
        private final WorkerGroup group =
                new WorkerGroup(2, i -> meet(initialising, initialisedOn, i), i -> meet(working, workedOn, i));

        private static void meet(CountDownLatch all, Thread[] threads, int worker) {
            threads[worker] = Thread.currentThread();
            all.countDown();
            try {
                all.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", group::run);
        }

        @Override
        public void afterwards() {
            for (int i = 0; i < 2; i++) {
                assertThat(initialisedOn[i])
                        .withFailMessage("A called run for 2 workers, and initialise(%d) was never called", i)
                        .isNotNull();
                assertThat(workedOn[i] == null || workedOn[i] == initialisedOn[i])
                        .withFailMessage("initialise(%d) and work(%d) ran on different threads", i, i)
                        .isTrue();
            }
        }
    }

    @Promise("13.2")
    void noScheduleKeepsTwoWorkersApart() {
        Exploration.of(Meetings.class).schedules(600).check();
    }

    static final class EarlyEnd implements Scenario {
        private final AtomicInteger worked = new AtomicInteger();
        private final WorkerGroup group = new WorkerGroup(2, i -> {}, i -> worked.incrementAndGet());
        private int workedAtEnd;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                group.run();
                workedAtEnd = worked.get();
            });
        }

        @Override
        public void afterwards() {
            assertThat(workedAtEnd)
                    .as("work calls of two workers, when run returned")
                    .isEqualTo(2);
        }
    }

    @Promise("13.3")
    void noScheduleLetsRunReturnTooEarly() {
        Exploration.of(EarlyEnd.class).schedules(300).check();
    }

    static final class OneWorkTakesAnHour implements Scenario {
        private final AtomicInteger worked = new AtomicInteger();
        private final WorkerGroup group = new WorkerGroup(2, i -> {}, this::work);
        private int workedAtEnd;

        private void work(int worker) {
            if (worker == 0) {
                sleepForAnHour();
            }
            worked.incrementAndGet();
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                group.run();
                workedAtEnd = worked.get();
            });
        }

        @Override
        public void afterwards() {
            assertThat(workedAtEnd)
                    .as("work calls of two workers that had ended when run returned, one of which takes an hour")
                    .isEqualTo(2);
        }
    }

    @Promise("13.3")
    void runWaitsForAWorkThatTakesAnHour() {
        Exploration.of(OneWorkTakesAnHour.class).schedules(100).check();
    }

    static final class AnInterrupt implements Scenario {
        private final AtomicInteger worked = new AtomicInteger();
        private final WorkerGroup group = new WorkerGroup(1, i -> {}, i -> worked.incrementAndGet());
        private Throwable thrown;
        private int workedAtEnd;

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", () -> {
                thrown = catchThrowable(group::run);
                workedAtEnd = worked.get();
            });
            threads.start("B", a::interrupt);
        }

        @Override
        public void afterwards() {
            if (thrown == null) {
                assertThat(workedAtEnd)
                        .withFailMessage("A's run returned before the only worker had worked")
                        .isEqualTo(1);
            } else {
                assertThat(thrown)
                        .withFailMessage("A was interrupted, and run threw %s", thrown)
                        .isInstanceOf(InterruptedException.class);
            }
        }
    }

    @Promise("13.3")
    void noScheduleLetsRunReturnTooEarlyWhereItIsInterrupted() {
        Exploration.of(AnInterrupt.class).schedules(300).check();
    }

    private abstract static class Failures implements Scenario {
        private final List<Throwable> failures = new ArrayList<>();
        private final List<Thread> crew = new ArrayList<>();
        private final AtomicInteger worked = new AtomicInteger();
        private final WorkerGroup group = new WorkerGroup(2, this::initialise, i -> worked.incrementAndGet());
        private Throwable thrown;

        abstract boolean fails(int worker);

        private void initialise(int worker) {
            crew.add(Thread.currentThread());
            if (fails(worker)) {
                IllegalArgumentException failure = new IllegalArgumentException("no file for worker " + worker);
                failures.add(failure);
                throw failure;
            }
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                thrown = catchThrowable(group::run);
                for (Thread each : List.copyOf(crew)) {
                    if (each != Thread.currentThread()) {
                        each.join();
                    }
                }
            });
        }

        @Override
        public void afterwards() {
            assertThat(worked.get()).as("work calls, and an initialise threw").isZero();
            assertThat(thrown)
                    .withFailMessage(
                            "initialise threw, and run %s instead of an IllegalStateException",
                            thrown == null ? "returned, with nothing thrown," : "threw " + thrown)
                    .isInstanceOf(IllegalStateException.class);
            assertThat(thrown.getCause())
                    .withFailMessage(
                            "one initialise threw %s; the cause of what run threw is %s", failures, thrown.getCause())
                    .isIn(failures);
            List<Throwable> told = new ArrayList<>(List.of(thrown.getSuppressed()));
            told.add(thrown.getCause());
            told.addAll(List.of(thrown.getCause().getSuppressed()));
            assertThat(told)
                    .withFailMessage(
                            "initialise calls threw %s, and what run threw has as cause and suppressed exceptions %s",
                            failures, told)
                    .containsAll(failures);
        }
    }

    static final class TheFirstFails extends Failures {
        @Override
        boolean fails(int worker) {
            return worker == 0;
        }
    }

    static final class TheLastFails extends Failures {
        @Override
        boolean fails(int worker) {
            return worker == 1;
        }
    }

    static final class BothFail extends Failures {
        @Override
        boolean fails(int worker) {
            return true;
        }
    }

    @Promise("13.4")
    void noScheduleOfAFailureLetsAnybodyWorkOrWait() {
        Exploration.of(TheFirstFails.class).schedules(300).check();
        Exploration.of(TheLastFails.class).schedules(300).check();
    }

    /** A worker alone, because run is to wait for it and not for others, who may wait in many ways. */
    static final class TheOnlyWorkerFailsAfterAnHour implements Scenario {
        private final RuntimeException failure = new IllegalArgumentException("no file for worker 0");
        private final WorkerGroup group = new WorkerGroup(1, this::initialise, i -> {});
        private Throwable thrown;

        private void initialise(int worker) {
            sleepForAnHour();
            throw failure;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> thrown = catchThrowable(group::run));
        }

        @Override
        public void afterwards() {
            assertThat(thrown)
                    .as("what run threw, where the only initialise threw after an hour")
                    .isInstanceOf(IllegalStateException.class);
            assertThat(thrown.getCause()).as("the cause of what run threw").isSameAs(failure);
        }
    }

    @Promise("13.4")
    void aFailureThatComesAfterAnHourIsToldToo() {
        Exploration.of(TheOnlyWorkerFailsAfterAnHour.class).schedules(100).check();
    }

    @Promise("13.4")
    void noScheduleOfTwoFailuresLosesOne() {
        Exploration.of(BothFail.class).schedules(500).check();
    }

    static final class OnceMore implements Scenario {
        private final WorkerGroup group = new WorkerGroup(2, this::initialise, i -> {});
        private boolean second;
        private Throwable thrown;

        private void initialise(int worker) {
            if (!second && worker == 0) {
                throw new IllegalArgumentException("no file for worker 0");
            }
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                catchThrowable(group::run);
                second = true;
                thrown = catchThrowable(group::run);
            });
        }

        @Override
        public void afterwards() {
            assertThat(thrown)
                    .withFailMessage("in a first run initialise(0) threw, and the second run threw %s", thrown)
                    .isNull();
        }
    }

    @Promise("13.5")
    void noScheduleOfAFailedRunSpoilsTheNext() {
        Exploration.of(OnceMore.class).preemptions(1).schedules(300).check();
    }
}
