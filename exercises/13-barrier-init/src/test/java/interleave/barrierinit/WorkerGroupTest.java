package interleave.barrierinit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import interleave.testkit.Gate;
import interleave.testkit.Promise;
import interleave.testkit.TestThread;
import interleave.testkit.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

class WorkerGroupTest {
    private static final IntConsumer NOTHING = i -> {};

    private final List<Integer> initialised = new CopyOnWriteArrayList<>();
    private final List<Integer> worked = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Set<Thread> crew = ConcurrentHashMap.newKeySet();

    @Promise("13.1")
    void noWorkBeginsWhileOneWorkerIsStillInitialising(Threads threads) {
        Gate gate = threads.gate("initialise(1)");
        WorkerGroup group = new WorkerGroup(3, passing(gate, 1), worked::add);
        threads.start("A", group::run);
        gate.awaitArrivals(1, "A called run for 3 workers, and initialise(1) was never called.");
        threads.settle();
        assertThat(worked).withFailMessage("""
                        Worker 1 of 3 was still in initialise, and work had begun: %s.
                        So somebody works with what is not ready yet.
                        What has to happen before the first worker may begin, and who knows that it has?""", calls("work", worked)).isEmpty();
        gate.open();
        threads.eventually(
                "All 3 initialise calls have returned, worker 1's last, and not every work was called.",
                () -> worked.size() >= 3);
    }

    @Promise("13.1")
    void theInitialiseCallsOfAnotherGroupDoNotCount(Threads threads) {
        Gate gate = threads.gate("initialise(1) of the first group");
        WorkerGroup first = new WorkerGroup(2, passing(gate, 1), worked::add);
        WorkerGroup second = new WorkerGroup(2, NOTHING, NOTHING);
        threads.start("A", first::run);
        gate.awaitArrivals(1, "A called run for 2 workers, and initialise(1) was never called.");
        threads.start("B", second::run);
        threads.settle();
        assertThat(worked).withFailMessage("""
                        A group was waiting for its worker 1, another group was run, and the first group has begun: %s.
                        So it has counted the initialise calls of the other group as its own.
                        What do two groups share? It should be nothing.""", calls("work", worked)).isEmpty();
        gate.open();
        threads.eventually(
                "All workers of the first group are initialised, and not every work of it was called.",
                () -> worked.size() >= 2);
    }

    /** A thread that waits on the group itself may be woken by anybody, and by nobody at all. */
    @Promise("13.1")
    void aNotifyIsNotTheLastInitialise(Threads threads) {
        Gate gate = threads.gate("initialise(1)");
        WorkerGroup group = new WorkerGroup(3, passing(gate, 1), worked::add);
        threads.start("A", group::run);
        gate.awaitArrivals(1, "A called run for 3 workers, and initialise(1) was never called.");
        threads.settle();
        threads.start("B", () -> {
            synchronized (group) {
                group.notifyAll();
            }
        });
        threads.settle();
        assertThat(worked).withFailMessage("""
                        Worker 1 of 3 was still in initialise. B called notifyAll() on the group, and work had begun: %s.
                        A thread that waits may wake up long before its time, even if nobody notifies it.
                        What does a worker ask when it has woken up?""", calls("work", worked)).isEmpty();
        gate.open();
        threads.eventually(
                "All 3 initialise calls have returned, worker 1's last, and not every work was called.",
                () -> worked.size() >= 3);
    }

    @Promise("13.2")
    void everyInitialiseMayWaitForEveryOtherAndSoMayEveryWork(Threads threads) {
        // More than any pool that is sized by the machine, or by guess.
        int workers = Math.max(40, Runtime.getRuntime().availableProcessors() + 1);
        Gate ready = threads.gate("its initialise");
        Gate busy = threads.gate("its work");
        WorkerGroup group = new WorkerGroup(workers, i -> ready.pass(), i -> busy.pass());
        threads.start("A", group::run);
        threads.eventually(
                """
                Workers that were in initialise waited there for all the others, and the others never came.
                So an initialise that needs another worker's would wait for ever.
                How many threads are there at that moment, and what does each of them do?""",
                () -> assertThat(ready.arrivals())
                        .as("initialise calls in progress")
                        .isEqualTo(workers));
        ready.open();
        threads.eventually(
                """
                Workers that were in work waited there for all the others, and the others never came.
                So a work that needs another worker's would wait for ever.
                How many threads are there at that moment, and what does each of them do?""",
                () -> assertThat(busy.arrivals()).as("work calls in progress").isEqualTo(workers));
    }

    @Promise("13.2")
    void eachWorkerInitialisesAndWorksOnceOnOneThreadOfItsOwn(Threads threads) {
        Map<Integer, Thread> first = new ConcurrentHashMap<>();
        Map<Integer, Thread> then = new ConcurrentHashMap<>();
        WorkerGroup group = new WorkerGroup(3, noted(first, initialised), noted(then, worked));
        TestThread<Void> a = threads.start("A", group::run);
        threads.eventually("A called run for 3 workers, and not every work was called.", () -> worked.size() >= 3);
        threads.settle();
        assertThat(initialised)
                .as("the arguments of initialise, with 3 workers")
                .containsExactlyInAnyOrder(0, 1, 2);
        assertThat(worked).as("the arguments of work, with 3 workers").containsExactlyInAnyOrder(0, 1, 2);
        for (int i = 0; i < 3; i++) {
            assertThat(first.get(i) == then.get(i))
                    .withFailMessage("""
                            initialise(%d) and work(%d) were called on two different threads.
                            What a worker has prepared for its own thread is then out of its reach.
                            Which thread knows that initialise(%d) has returned?""", i, i, i)
                    .isTrue();
        }
        assertThat(first.values()).withFailMessage("""
                        A called run, and a worker's initialise was called by A itself.
                        A is to start a thread for each worker, and to wait.
                        How many threads does run start?""").doesNotContain(a.thread());
        assertThat(identities(first.values())).as("the threads of 3 workers").hasSize(3);
    }

    @Promise("13.2")
    void aRunDoesNotWaitForThatOfAnotherGroup(Threads threads) {
        Gate gate = threads.gate("work of the first group");
        WorkerGroup first = new WorkerGroup(2, NOTHING, i -> gate.pass());
        WorkerGroup second = new WorkerGroup(2, NOTHING, worked::add);
        TestThread<Void> a = threads.start("A", first::run);
        gate.awaitArrivals(2, "A called run for 2 workers, and not every work was called.");
        threads.start("B", second::run).awaitReturn("""
                A group of A's was in its work, B ran another group, and B's run never returned.
                If A's workers need what B's group makes, all wait for ever.
                What do two groups share? It should be nothing.""");
        gate.open();
        a.awaitReturn();
        assertThat(worked).as("the work calls of B's group").containsExactlyInAnyOrder(0, 1);
    }

    @Promise("13.2")
    void aGroupOfOneHasAThreadOfItsOwn(Threads threads) {
        WorkerGroup group = new WorkerGroup(1, i -> crew.add(Thread.currentThread()), NOTHING);
        TestThread<Void> a = threads.start("A", group::run);
        threads.eventually(
                "A called run for 1 worker, and its initialise was never called.",
                () -> !crew.isEmpty() || a.hasEnded());
        assertThat(crew).withFailMessage("""
                        A called run for 1 worker, and the worker's initialise was called by A itself.
                        A is to start a thread for each worker, and to wait.
                        Is a group of one another kind of group?""").doesNotContain(a.thread());
    }

    @Promise("13.3")
    void runWaitsForTheLastWorkToEnd(Threads threads) {
        Gate gate = threads.gate("work(1)");
        WorkerGroup group = new WorkerGroup(3, NOTHING, passing(gate, 1));
        TestThread<Void> a = threads.start("A", group::run);
        gate.awaitArrivals(1, "A called run for 3 workers, and work(1) was never called.");
        threads.settle();
        assertThat(a.hasEnded()).withFailMessage("""
                        Worker 1 of 3 was still working, and A's run had ended.
                        A goes on as if all were done.
                        For whom does run wait, and for whom does it not?""").isFalse();
        gate.open();
        a.awaitReturn("All work is done, and A's run never returned.");
    }

    @Promise("13.3")
    void noWorkerIsLeftWhenRunReturns(Threads threads) {
        WorkerGroup group =
                new WorkerGroup(3, i -> crew.add(Thread.currentThread()), i -> crew.add(Thread.currentThread()));
        threads.start("A", group::run).awaitReturn("All work is done, and A's run never returned.");
        assertThat(leftOfTheCrew(threads)).withFailMessage("""
                        A's run has returned, and a worker's thread is still there.
                        Run after run such threads add up, and they can keep the program from ending.
                        What makes a thread end, and what tells run that it has?""").isEmpty();
    }

    @Promise("13.3")
    void anInterruptEndsTheWaitingOfRun(Threads threads) {
        for (String where : List.of("initialise", "work")) {
            AtomicInteger inside = new AtomicInteger();
            IntConsumer slow = i -> parkUntilInterrupted(threads, inside);
            WorkerGroup group = new WorkerGroup(
                    2, where.equals("initialise") ? slow : NOTHING, where.equals("work") ? slow : NOTHING);
            TestThread<Void> a = threads.start("A", group::run);
            threads.eventually("A called run, and no " + where + " was called.", () -> inside.get() > 0);
            threads.settle();
            a.interrupt();
            Throwable thrown = a.awaitThrown("""
                    A was interrupted in run, while a worker was in %s, and did not leave run by an exception.
                    Somebody wants A to stop, and A goes on waiting or never hears of it.
                    What does your waiting do when it is interrupted?""".formatted(where));
            assertThat(thrown)
                    .as("what run throws when it is interrupted while a worker is in " + where)
                    .isInstanceOf(InterruptedException.class);
        }
    }

    @Promise("13.4")
    void oneThatFailsLastSendsHomeThoseWhoWaitForIt(Threads threads) {
        Gate gate = threads.gate("initialise(1)");
        WorkerGroup group = failing(3, i -> {
            if (i == 1) {
                gate.pass();
                fail(new RuntimeException("no file for worker 1"));
            }
        });
        TestThread<Void> a = threads.start("A", group::run);
        gate.awaitArrivals(1, "A called run for 3 workers, and initialise(1) was never called.");
        threads.settle();
        gate.open();
        assertFailed(threads, a, "initialise(1) threw while workers 0 and 2 were ready");
    }

    @Promise("13.4")
    void oneThatFailsWhileOthersInitialiseIsNotTheEndYet(Threads threads) {
        Gate late = threads.gate("initialise(1) or initialise(2)");
        WorkerGroup group = failing(3, i -> {
            if (i > 0) {
                late.pass();
            }
            if (i < 2) {
                fail(new RuntimeException("no file for worker " + i));
            }
        });
        TestThread<Void> a = threads.start("A", group::run);
        threads.settle();
        assertThat(late.arrivals() > 0 && a.hasEnded()).withFailMessage("""
                        initialise(0) threw, other workers were still in initialise, and A's run had ended already.
                        Their threads go on behind A's back, and if one of them fails as well, nobody is told.
                        When is it known who has failed and who has not?""").isFalse();
        late.open();
        assertFailed(threads, a, "initialise(0) threw, and initialise(1) later");
    }

    @Promise("13.4")
    void allMayFail(Threads threads) {
        WorkerGroup group = failing(3, i -> fail(new RuntimeException("no file for worker " + i)));
        TestThread<Void> a = threads.start("A", group::run);
        assertFailed(threads, a, "All 3 initialise calls threw");
    }

    @Promise("13.4")
    void whateverIsThrownIsAFailure(Threads threads) {
        List<Throwable> thrown = List.of(
                new IllegalStateException("already open"),
                new Error("out of everything"),
                new RuntimeException("no file"),
                new IOException("disk gone"));
        for (Throwable each : thrown) {
            failures.clear();
            int last = thrown.indexOf(each);
            WorkerGroup group = failing(last + 1, i -> {
                if (i == last) {
                    fail(each);
                }
            });
            TestThread<Void> a = threads.start("A", group::run);
            assertFailed(threads, a, "initialise(%d) of %d workers threw %s".formatted(last, last + 1, each));
        }
    }

    @Promise("13.4")
    void twoMayThrowTheSameException(Threads threads) {
        RuntimeException same = new RuntimeException("no file");
        WorkerGroup group = failing(2, i -> fail(same));
        TestThread<Void> a = threads.start("A", group::run);
        assertFailed(threads, a, "Both of 2 initialise calls threw the same exception");
    }

    private static final class NoFile extends RuntimeException {
        @Override
        public boolean equals(Object other) {
            return other instanceof NoFile;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @Promise("13.4")
    void twoMayThrowEqualExceptions(Threads threads) {
        WorkerGroup group = failing(2, i -> fail(new NoFile()));
        TestThread<Void> a = threads.start("A", group::run);
        assertFailed(threads, a, "Both of 2 initialise calls threw, and what one threw equals what the other threw");
    }

    @Promise("13.5")
    void aSecondAndAThirdRunAreLikeTheFirst(Threads threads) {
        AtomicReference<Gate> gate = new AtomicReference<>(threads.gate("initialise(0) of the first run"));
        WorkerGroup group = new WorkerGroup(2, i -> passing(gate.get(), 0).accept(i), worked::add);
        boolean first = beginsEarly(threads, group, gate.get(), "first");
        worked.clear();
        gate.set(threads.gate("initialise(0) of the second run"));
        boolean second = beginsEarly(threads, group, gate.get(), "second");
        // A first run that breaks its promise is another promise's matter.
        assertThat(second && !first).withFailMessage("""
                        In a second run work began while worker 0 was still in initialise; in the first run it did not.
                        What kept the workers waiting in the first run does so no more.
                        What has the first run left behind?""").isFalse();
        worked.clear();
        assertRunsWell(threads, group, "A group was run a third time");
    }

    @Promise("13.5")
    void aFailedRunSpoilsNothing(Threads threads) {
        AtomicBoolean well = new AtomicBoolean();
        Gate gate = threads.gate("initialise(1) of the first run");
        WorkerGroup group = new WorkerGroup(
                2,
                i -> {
                    if (i == 1 && !well.get()) {
                        gate.pass();
                        fail(new RuntimeException("no file for worker 1"));
                    }
                },
                worked::add);
        TestThread<Void> a = threads.start("A", group::run);
        gate.awaitArrivals(1, "A called run for 2 workers, and initialise(1) was never called.");
        threads.settle();
        gate.open();
        threads.settle();
        if (!a.hasEnded()) {
            // There is no second run without an end of the first: that is another promise's matter.
            return;
        }
        a.awaitEnd();
        worked.clear();
        well.set(true);
        assertRunsWell(threads, group, "A group was run again after an initialise had thrown, and now none throws");
    }

    @Promise("13.5")
    void theRunAfterAFailedOneWaitsForAllAsWell(Threads threads) {
        AtomicBoolean well = new AtomicBoolean();
        Gate gate = threads.gate("initialise(0) of the second run");
        WorkerGroup group = new WorkerGroup(
                2,
                i -> {
                    if (!well.get()) {
                        fail(new RuntimeException("no file for worker " + i));
                    }
                    passing(gate, 0).accept(i);
                },
                worked::add);
        TestThread<Void> a = threads.start("A", group::run);
        threads.settle();
        if (!a.hasEnded()) {
            // There is no second run without an end of the first: that is another promise's matter.
            return;
        }
        a.awaitEnd();
        worked.clear();
        well.set(true);
        TestThread<Void> b = threads.start("B", group::run);
        gate.awaitArrivals(1, "A's run has failed. B called run again, and initialise(0) was never called.");
        threads.settle();
        assertThat(worked).withFailMessage("""
                        In A's run every initialise threw. In B's run, the next one, worker 0 of 2 was still in initialise, and work had begun: %s.
                        What keeps the workers waiting did so no more.
                        What has the failed run left behind?""", calls("work", worked)).isEmpty();
        gate.open();
        b.awaitReturn("A's run has failed. In B's run no initialise threw, and it never returned.");
        // Whether run waits for the work is another promise.
        threads.eventually(
                "A's run has failed. B's run has returned, and not every work was called.",
                () -> assertThat(worked)
                        .as("work calls of a run after a failed one")
                        .containsExactlyInAnyOrder(0, 1));
    }

    @Promise("13.5")
    void anInterruptedRunSpoilsNothing(Threads threads) {
        Gate gate = threads.gate("work in the first run");
        WorkerGroup group = new WorkerGroup(2, NOTHING, i -> {
            gate.pass();
            worked.add(i);
        });
        TestThread<Void> a = threads.start("A", group::run);
        gate.awaitArrivals(1, "A called run for 2 workers, and no work was called.");
        threads.settle();
        a.interrupt();
        threads.settle();
        gate.open();
        threads.eventually("The work of an interrupted run never returned.", () -> worked.size() >= gate.arrivals());
        threads.settle();
        if (!a.hasEnded()) {
            return;
        }
        a.awaitEnd();
        worked.clear();
        assertRunsWell(threads, group, "A group was run again after a run that was interrupted");
    }

    @Promise("13.5")
    void whatNoGroupCanBeMadeOfIsRefused() {
        for (int workers : List.of(0, -1, Integer.MIN_VALUE)) {
            assertThat(catchThrowable(() -> new WorkerGroup(workers, NOTHING, NOTHING)))
                    .as("what new WorkerGroup(%d, initialise, work) throws", workers)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(catchThrowable(() -> new WorkerGroup(1, null, NOTHING)))
                .as("what new WorkerGroup(1, null, work) throws")
                .isInstanceOf(NullPointerException.class);
        assertThat(catchThrowable(() -> new WorkerGroup(1, NOTHING, null)))
                .as("what new WorkerGroup(1, initialise, null) throws")
                .isInstanceOf(NullPointerException.class);
    }

    private static IntConsumer passing(Gate gate, int worker) {
        return i -> {
            if (i == worker) {
                gate.pass();
            }
        };
    }

    private static IntConsumer noted(Map<Integer, Thread> threads, List<Integer> calls) {
        return i -> {
            threads.put(i, Thread.currentThread());
            calls.add(i);
        };
    }

    private WorkerGroup failing(int workers, IntConsumer initialise) {
        IntConsumer noted = i -> {
            crew.add(Thread.currentThread());
            initialise.accept(i);
        };
        return new WorkerGroup(workers, noted, worked::add);
    }

    private void fail(Throwable failure) {
        failures.add(failure);
        throwUnchecked(failure);
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void throwUnchecked(Throwable thrown) throws X {
        throw (X) thrown;
    }

    /** What becomes of the workers of an interrupted run is open, so they end if they are interrupted as well. */
    private static void parkUntilInterrupted(Threads threads, AtomicInteger inside) {
        inside.incrementAndGet();
        threads.happened();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertFailed(Threads threads, TestThread<Void> a, String observed) {
        Throwable thrown = a.awaitThrown("""
                %s, and A's run did not throw.
                Whoever called run waits for ever, or believes that all is well.
                What do the other workers wait for, and who tells A?""".formatted(observed));
        assertTellsAllFailures(thrown, observed);
        assertThat(leftOfTheCrew(threads))
                .withFailMessage("""
                        %s, and after A's run had thrown, a worker's thread was still there.
                        Nobody will ever tell it to end.
                        What does a worker do after it has heard that another one failed?""".formatted(observed))
                .isEmpty();
        assertThat(worked).withFailMessage("""
                        %s, and work was called all the same: %s.
                        So somebody works although the group is not complete.
                        What must a worker know, beside that all others have come, before it begins?""", observed, calls("work", worked)).isEmpty();
    }

    private void assertTellsAllFailures(Throwable thrown, String observed) {
        assertThat(thrown)
                .withFailMessage("%s, and run threw %s. It is to be an IllegalStateException.", observed, thrown)
                .isInstanceOf(IllegalStateException.class);
        Throwable cause = thrown.getCause();
        assertThat(failures.stream().anyMatch(f -> f == cause))
                .withFailMessage("""
                        %s, and the cause of run's IllegalStateException is %s.
                        Its cause is to be what an initialise threw, that very object.""", observed, cause)
                .isTrue();
        List<Throwable> told = new ArrayList<>(List.of(cause));
        told.addAll(List.of(cause.getSuppressed()));
        told.addAll(List.of(thrown.getSuppressed()));
        List<Throwable> untold = failures.stream()
                .filter(f -> told.stream().noneMatch(t -> t == f))
                .toList();
        assertThat(untold).withFailMessage("""
                        %s, and not each of the %d failures is the cause or suppressed.
                        Whoever looks for the reason will find one, repair it, and meet the next.
                        Where do the workers leave what they failed with, and what if two of them do so at once?""", observed, failures.size()).isEmpty();
    }

    /** Makes a run whose worker 0 comes late, and says whether the other one began to work before. */
    private boolean beginsEarly(Threads threads, WorkerGroup group, Gate gate, String run) {
        TestThread<Void> a = threads.start("A", group::run);
        gate.awaitArrivals(1, "In the " + run + " run of a group initialise(0) was never called.");
        threads.settle();
        boolean early = !worked.isEmpty();
        gate.open();
        threads.eventually("In the " + run + " run of a group not every work was called.", () -> worked.size() >= 2);
        a.awaitReturn("The " + run + " run of a group never returned.");
        return early;
    }

    /** Makes a run of 2 workers. */
    private void assertRunsWell(Threads threads, WorkerGroup group, String observed) {
        TestThread<Void> b = threads.start("B", group::run);
        threads.eventually(
                observed
                        + ", and this run never came to an end with all work done.\nWhat has a run before left behind?",
                () -> b.hasEnded() && (b.thrown() != null || worked.size() >= 2));
        assertThat(b.awaitEnd()).withFailMessage("""
                        %s, and this run threw %s.
                        So it has met something that belongs to a run before.
                        What has that run left behind?""", observed, b.thrown()).isNull();
    }

    /** Threads that are on their way to their end are waited for; those that have come to rest will not end. */
    private List<Thread> leftOfTheCrew(Threads threads) {
        for (Thread thread : crew) {
            try {
                thread.join(1_000);
            } catch (InterruptedException e) {
                throw new AssertionError("The test was stopped from outside.", e);
            }
            if (thread.isAlive()) {
                threads.settle();
            }
            if (thread.isAlive()) {
                return List.of(thread);
            }
        }
        return List.of();
    }

    private static Set<Thread> identities(Collection<Thread> threads) {
        Set<Thread> identities = Collections.newSetFromMap(new IdentityHashMap<>());
        identities.addAll(threads);
        return identities;
    }

    private static String calls(String name, List<Integer> arguments) {
        return String.join(
                ", ", arguments.stream().sorted().map(i -> name + "(" + i + ")").toList());
    }
}
