package interleave.startandjoin;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.testkit.Gate;
import interleave.testkit.Promise;
import interleave.testkit.TestThread;
import interleave.testkit.Threads;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

class WorkersTest {
    private final List<Run> runs = new CopyOnWriteArrayList<>();

    /** That a task ran, where, and what that thread was called then. */
    private record Run(int task, Thread thread, String name) {}

    @Promise("01.1")
    void eachTaskRunsOnceOnAThreadOfItsOwn(Threads threads) {
        List<Runnable> tasks = list(noted(0), noted(1), noted(2));
        TestThread<Void> a = threads.start("A", () -> Workers.runAll(tasks));
        threads.eventually("A called runAll with 3 tasks, and not all of them were run.", () -> runs.size() >= 3);
        threads.settle();
        assertThat(runs.stream().map(Run::task))
                .as("the tasks that were run, of 0, 1 and 2")
                .containsExactlyInAnyOrder(0, 1, 2);
        assertThat(runs).withFailMessage("""
            A called runAll, and a task ran on A's own thread.
            While it runs, A can start nothing else.
            Who is to run the task, and what tells that one to begin?\
            """).noneMatch(r -> r.thread() == a.thread());
        assertOneThreadEach();
        assertNamed("A called runAll");
    }

    @Promise("01.1")
    void aTaskThatStandsInTheListTwiceRunsTwice(Threads threads) {
        List<String> names = new CopyOnWriteArrayList<>();
        Runnable same = () -> names.add(Thread.currentThread().getName());
        threads.start("A", () -> Workers.runAll(list(same, same)));
        threads.eventually(
                "The same task stands in the list twice.",
                () -> assertThat(names)
                        .as("the threads on which it ran")
                        .containsExactlyInAnyOrder("worker-0", "worker-1"));
    }

    @Promise("01.1")
    void aTaskThatIsAThreadObjectIsATaskLikeAnyOther(Threads threads) {
        Runnable same = new Thread(noted(0));
        threads.start("A", () -> Workers.runAll(list(same, same)));
        threads.eventually("""
                A called runAll with one task that stands in the list twice, and it was not run twice.
                The task is an object of class Thread, which is a Runnable, too: it has a run method like any other.
                Who makes the thread that a task runs on?\
                """, () -> runs.size() >= 2);
        assertThat(runs.stream().map(Run::name))
                .as(
                        "the names of the threads on which a task was run that is a Thread itself and stands in the list twice")
                .containsExactlyInAnyOrder("worker-0", "worker-1");
    }

    @Promise("01.1")
    void aTaskThatThrowsIsNotRunAgain(Threads threads) {
        AtomicInteger ran = new AtomicInteger();
        List<Runnable> tasks = nothings();
        tasks.set(1, () -> {
            ran.incrementAndGet();
            throw new IllegalStateException("disk full");
        });
        threads.start("A", () -> Workers.runAll(tasks));
        threads.settle();
        assertThat(ran.get()).as("how often a task that throws was run").isEqualTo(1);
    }

    @Promise("01.1")
    void theNextListIsNumberedFromZeroAgain(Threads threads) {
        threads.start("A", () -> Workers.runAll(nothings())).awaitReturn();
        threads.start("A", () -> Workers.runAll(list(noted(0), noted(1))));
        threads.eventually(
                "A called runAll a second time, and not all of its 2 tasks were run.", () -> runs.size() >= 2);
        assertOneThreadEach();
        assertNamed("A called runAll a second time");
    }

    @Promise("01.2")
    void eachTaskMayWaitForAllTheOthers(Threads threads) {
        // More than any pool that is sized by the machine.
        int count = Math.max(40, 2 * Runtime.getRuntime().availableProcessors() + 1);
        Gate gate = threads.gate("its task");
        List<Runnable> tasks = list();
        for (int i = 0; i < count; i++) {
            tasks.add(parking(gate));
        }
        threads.start("A", () -> Workers.runAll(tasks));
        threads.eventually(
                """
                The tasks that had begun waited for all the others, and the others never began.
                So a task that needs another one's help would wait for ever.
                How many threads are there at that moment, and what has to happen before the next one is there?\
                """,
                () -> assertThat(gate.arrivals())
                        .as("tasks in progress, of " + count)
                        .isEqualTo(count));
    }

    @Promise("01.2")
    void aTaskMayLookAgainAndAgainWhetherTheOthersHaveBegun(Threads threads) {
        int count = 3;
        AtomicInteger begun = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        Runnable looking = () -> {
            begun.incrementAndGet();
            while (begun.get() < count && !over.get()) {
                Thread.yield();
            }
        };
        threads.start("A", () -> Workers.runAll(list(() -> looking.run(), () -> looking.run(), () -> looking.run())));
        try {
            threads.eventually(
                    """
                    The tasks that had begun looked again and again whether the others had, and the others never began.
                    A task that computes for an hour would hold them up just so.
                    What has to happen before the next thread is started, and does it happen in every task?\
                    """,
                    () -> assertThat(begun.get())
                            .as("tasks in progress, of " + count)
                            .isEqualTo(count));
        } finally {
            over.set(true);
        }
    }

    @Promise("01.3")
    void itReturnsOnlyAfterTheLastTaskHasEnded(Threads threads) {
        for (int slow : List.of(0, 1, 2)) {
            Gate gate = threads.gate("task " + slow);
            List<Runnable> tasks = nothings();
            tasks.set(slow, gate::pass);
            TestThread<Void> a = threads.start("A", () -> Workers.runAll(tasks));
            gate.awaitArrivals(1, "A called runAll with 3 tasks, and task " + slow + " was never run.");
            threads.settle();
            assertThat(a.hasEnded()).withFailMessage("""
                            Task %d of 0, 1 and 2 was still in progress, and A's runAll had ended.
                            A goes on as if all were done.
                            For whose end does runAll wait, and for whose does it not?\
                            """, slow).isFalse();
            gate.open();
            a.awaitReturn("All tasks have ended, and A's runAll never returned.");
        }
    }

    @Promise("01.3")
    void itWaitsForTheLastOfManyTasks(Threads threads) {
        int last = 99;
        Gate gate = threads.gate("task " + last);
        List<Runnable> tasks = list();
        for (int i = 0; i < last; i++) {
            tasks.add(noted(i));
        }
        tasks.add(gate::pass);
        TestThread<Void> a = threads.start("A", () -> Workers.runAll(tasks));
        gate.awaitArrivals(1, "A called runAll with 100 tasks, and task " + last + " was never run.");
        threads.settle();
        assertThat(a.hasEnded()).withFailMessage("""
            Task %d of 100 was still in progress, and A's runAll had ended.
            A goes on as if all were done.
            How many ends can your code tell from each other?\
            """, last).isFalse();
        gate.open();
        a.awaitReturn("All 100 tasks have ended, and A's runAll never returned.");
    }

    @Promise("01.3")
    void aTaskThatThrowsStopsNoOther(Threads threads) {
        List<Throwable> thrown = List.of(
                new IllegalStateException("disk full"),
                new AssertionError("disk on fire"),
                new ArithmeticException("disk too small"));
        for (int failing : List.of(0, 1, 2)) {
            Throwable failure = thrown.get(failing);
            Gate gate = threads.gate("its task");
            List<Boolean> interrupted = new CopyOnWriteArrayList<>();
            Runnable slow = () -> {
                gate.pass();
                interrupted.add(Thread.currentThread().isInterrupted());
            };
            List<Runnable> tasks = list(() -> slow.run(), () -> slow.run(), () -> slow.run());
            tasks.set(failing, () -> throwUnchecked(failure));
            TestThread<Void> a = threads.start("A", () -> Workers.runAll(tasks));
            threads.settle();
            assertThat(a.hasEnded()).withFailMessage("""
                            Task %d of 0, 1 and 2 throws %s. The others had not ended yet, and A's runAll had.
                            A goes on as if all were done.
                            What does one task's failure mean for the others?\
                            """, failing, failure).isFalse();
            gate.open();
            a.awaitReturn("One of 3 tasks threw " + failure + ", the others can end, and A's runAll never returned.");
            assertThat(interrupted)
                    .as("one of 3 tasks threw: whether each of the others was interrupted")
                    .containsExactly(false, false);
        }
    }

    @Promise("01.3")
    void aTaskThatLeavesItsInterruptFlagSetStopsNoOther(Threads threads) {
        Gate gate = threads.gate("its task");
        List<Runnable> tasks = list(parking(gate), () -> Thread.currentThread().interrupt(), parking(gate));
        TestThread<Void> a = threads.start("A", () -> Workers.runAll(tasks));
        gate.awaitArrivals(2, "A called runAll with 3 tasks, and not all of them were run.");
        threads.settle();
        assertThat(a.hasEnded()).withFailMessage("""
            Task 1 of 0, 1 and 2 ended with its interrupt flag set. The others had not ended yet, and A's runAll had.
            A goes on as if all were done.
            What does a thread do behind its task, and what if it is interrupted there?\
            """).isFalse();
        gate.open();
        a.awaitReturn("A task ended with its interrupt flag set, all have ended, and A's runAll never returned.");
    }

    @Promise("01.3")
    void whatATaskThrowsReachesItsThreadsHandlerBeforeRunAllReturns(Threads threads) {
        for (int failing : List.of(0, 2)) {
            RuntimeException thrown = new IllegalStateException("disk full");
            Gate gate = threads.gate("the uncaught-exception handler");
            List<Runnable> tasks = nothings();
            tasks.set(failing, () -> {
                parkTheHandlerOfThisThread(gate, thrown);
                throw thrown;
            });
            TestThread<Void> a = threads.start("A", () -> Workers.runAll(tasks));
            gate.awaitArrivals(1, """
                Task %d threw %s, and its thread's uncaught-exception handler never got that.
                So nobody will ever know that the task has failed.
                Who has caught it, and what has become of it?\
                """.formatted(failing, thrown));
            threads.settle();
            assertThat(a.hasEnded()).withFailMessage("""
                A task had thrown, its thread's uncaught-exception handler was still at work, and A's runAll had ended.
                A cannot rely on what the handler does: it may come too late.
                Which is the last thing that a thread does, and what tells you that it has?\
                """).isFalse();
            gate.open();
            a.awaitReturn("A task threw, all tasks have ended, and A's runAll never returned.");
        }
    }

    @Promise("01.3")
    void theProgramsDefaultHandlerStaysInItsPlace(Threads threads) {
        UncaughtExceptionHandler own = Thread.getDefaultUncaughtExceptionHandler();
        RuntimeException thrown = new IllegalStateException("disk full");
        List<Throwable> told = new CopyOnWriteArrayList<>();
        List<UncaughtExceptionHandler> handlers = new CopyOnWriteArrayList<>();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> told.add(failure));
        try {
            threads.start(
                            "A",
                            () -> Workers.runAll(list(() -> {
                                handlers.add(Thread.currentThread().getUncaughtExceptionHandler());
                                throw thrown;
                            })))
                    .awaitReturn("A task threw " + thrown + ", and A's runAll never returned.");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(own);
        }
        // A thread that has a handler of its own has told that one.
        if (handlers.stream().allMatch(handler -> handler.getClass() == ThreadGroup.class)) {
            assertThat(told).withFailMessage("""
                A task threw %s, and the program's default handler never got that.
                It is the handler of each thread that has no other one, and so of the task's.
                Who has put something else in its place?\
                """, thrown).contains(thrown);
        }
    }

    @Promise("01.3")
    void itDoesNotWaitForTheTasksOfAnotherCall(Threads threads) {
        Gate gate = threads.gate("A's task");
        threads.start("A", () -> Workers.runAll(list(parking(gate))));
        gate.awaitArrivals(1, "A called runAll with a task, and it was never run.");
        threads.start("B", () -> Workers.runAll(nothings())).awaitReturn("""
            A's task was in progress, B called runAll with tasks of its own, which have nothing to do, and B's runAll never returned.
            If A's task waits for something that B does next, both wait for ever.
            Whose tasks does a call of runAll have to wait for, and what do two calls share?\
            """);
    }

    @Promise("01.3")
    void aTaskMayCallRunAllItself(Threads threads) {
        threads.start("A", () -> Workers.runAll(list(() -> runAllInATask(nothings()))))
                .awaitReturn("""
                A's task called runAll with tasks of its own, which have nothing to do, and A's runAll never returned.
                A waits for its task, and that waits for its own tasks, and for nothing else.
                What do the two calls share?\
                """);
    }

    private static void runAllInATask(List<Runnable> tasks) {
        try {
            Workers.runAll(tasks);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Promise("01.4")
    void anInterruptEndsTheWaiting(Threads threads) {
        Gate gate = threads.gate("its task");
        TestThread<Void> a =
                threads.start("A", () -> Workers.runAll(list(parking(gate), parking(gate), parking(gate))));
        gate.awaitArrivals(1, "A called runAll with 3 tasks, and none was run.");
        threads.settle();
        if (a.hasEnded() && a.thrown() == null) {
            // Whether it returns too early is another promise.
            return;
        }
        a.interrupt();
        Throwable thrown = a.awaitThrown("""
            A was interrupted in runAll, while its tasks were in progress, and did not leave it by an InterruptedException.
            Somebody wants A to stop, and A goes on waiting or never hears of it.
            What does your waiting do when it is interrupted?\
            """);
        assertThat(thrown)
                .as("what runAll throws when it is interrupted while it waits")
                .isInstanceOf(InterruptedException.class);
        gate.open();
        threads.start("B", () -> Workers.runAll(nothings()))
                .awaitReturn("A was interrupted in runAll. After that, B's runAll never returned.");
    }

    @Promise("01.4")
    void anInterruptEndsTheWaitingForAHandler(Threads threads) {
        RuntimeException thrown = new IllegalStateException("disk full");
        Gate gate = threads.gate("the uncaught-exception handler");
        TestThread<Void> a = threads.start(
                "A",
                () -> Workers.runAll(list(() -> {
                    parkTheHandlerOfThisThread(gate, thrown);
                    throw thrown;
                })));
        threads.settle();
        if (gate.arrivals() == 0 || a.hasEnded()) {
            // Whether the handler is told, and waited for, is another promise.
            return;
        }
        a.interrupt();
        assertThat(a.awaitThrown("""
            A was interrupted in runAll, while its task's uncaught-exception handler was at work, and did not leave it by an \
            InterruptedException.
            Somebody wants A to stop, and A goes on waiting or never hears of it.
            For how many things does runAll wait, and which of these waits can be interrupted?\
            """))
                .as("what runAll throws when it is interrupted while a handler is at work")
                .isInstanceOf(InterruptedException.class);
        gate.open();
    }

    @Promise("01.5")
    void anEmptyListReturnsAtOnce(Threads threads) {
        TestThread<Void> a = threads.start("A", () -> Workers.runAll(list()));
        threads.eventually("A's runAll of an empty list never returned.", a::hasEnded);
        Throwable thrown = a.awaitEnd();
        assertThat(thrown).withFailMessage("""
            A called runAll with an empty list, and it threw %s.
            Nothing is wrong with a list of no tasks: there is nothing to do and nobody to wait for.
            Which part of your code does not bear a list of none?\
            """, thrown).isNull();
    }

    @Promise("01.5")
    void aNullInTheListIsRefusedBeforeAnyThreadHasStarted(Threads threads) {
        for (int place : List.of(0, 2)) {
            List<Runnable> tasks = list(noted(0), noted(1), noted(2));
            tasks.set(place, null);
            Set<Thread> before = workersAlive();
            Throwable thrown = threads.start("A", () -> Workers.runAll(tasks))
                    .awaitThrown("Task " + place + " of 3 is null, and A's runAll did not refuse the list.");
            threads.settle();
            assertThat(runs).withFailMessage("""
                            Task %d of 3 is null, the list was refused, and another task was run all the same.
                            A believes that nothing has happened, and half of it has.
                            When is the last moment to look for a null?\
                            """, place).isEmpty();
            Set<Thread> left = workersAlive();
            left.removeAll(before);
            assertThat(left)
                    .as("threads that were started for a list whose task " + place + " is null")
                    .isEmpty();
            // The contract names no type for a null inside the list.
            assertThat(thrown)
                    .as("what runAll throws if task " + place + " of 3 is null")
                    .isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class);
        }
    }

    @Promise("01.5")
    void aNullListIsRefused(Threads threads) {
        Throwable thrown =
                threads.start("A", () -> Workers.runAll(null)).awaitThrown("A's runAll(null) did not throw.");
        assertThat(thrown).as("what runAll(null) throws").isInstanceOf(NullPointerException.class);
    }

    private static Set<Thread> workersAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("worker-"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** A list that may hold nulls and may be asked for them, unlike those of List.of. */
    private static List<Runnable> list(Runnable... tasks) {
        return new ArrayList<>(Arrays.asList(tasks));
    }

    /** Three tasks that have nothing to do; no two of them are the same object. */
    private static List<Runnable> nothings() {
        AtomicInteger ran = new AtomicInteger();
        return list(() -> ran.incrementAndGet(), () -> ran.incrementAndGet(), () -> ran.incrementAndGet());
    }

    private static Runnable parking(Gate gate) {
        return () -> gate.pass();
    }

    private Runnable noted(int task) {
        return () -> runs.add(
                new Run(task, Thread.currentThread(), Thread.currentThread().getName()));
    }

    private void assertOneThreadEach() {
        assertThat(runs.stream()
                        .map(r -> System.identityHashCode(r.thread()))
                        .distinct()
                        .count())
                .withFailMessage("""
                        %d tasks ran on fewer threads than that.
                        A thread that has run another task before is not a task's own.
                        Where does each task's thread come from?\
                        """, runs.size())
                .isEqualTo(runs.size());
    }

    private void assertNamed(String observed) {
        for (Run run : runs) {
            assertThat(run.name())
                    .withFailMessage("""
                    %s, and task %d of its list ran on a thread named "%s".
                    Whoever looks for that task's thread looks for "worker-%d", and finds none or another one.
                    From what does your code make the number in a name?\
                    """, observed, run.task(), run.name(), run.task())
                    .isEqualTo("worker-" + run.task());
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void throwUnchecked(Throwable thrown) throws X {
        throw (X) thrown;
    }

    /** An answer may have given its threads a handler of their own; it must go on getting what it waits for. */
    private static void parkTheHandlerOfThisThread(Gate gate, Throwable expected) {
        Thread here = Thread.currentThread();
        UncaughtExceptionHandler own = here.getUncaughtExceptionHandler();
        here.setUncaughtExceptionHandler((thread, thrown) -> {
            if (thrown == expected && thread == here) {
                gate.pass();
            }
            own.uncaughtException(thread, thrown);
        });
    }
}
