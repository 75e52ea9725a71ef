package interleave.threadpool;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.testkit.Gate;
import interleave.testkit.Promise;
import interleave.testkit.TestThread;
import interleave.testkit.Threads;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class PoolMapTest {
    private static final Set<String> NOT_STARTED_BY_MAP =
            Set.of("testkit-", "junit-", "surefire-", "ForkJoinPool.commonPool-", "CompletableFutureDelayScheduler");

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();
    private final Set<Thread> ranOn = ConcurrentHashMap.newKeySet();
    private final CountDownLatch never = new CountDownLatch(1);

    @Promise("03.1")
    void theResultsStandInTheOrderOfTheItems(Threads threads) {
        Gate gate = threads.gate("item 0");
        TestThread<List<String>> a = threads.start(
                "A",
                () -> PoolMap.map(
                        numbers(3),
                        item -> {
                            if (item == 0) {
                                gate.pass();
                            }
                            return "result " + item;
                        },
                        2));
        gate.awaitArrivals(1, "A called map with 3 items, and item 0 was not begun.");
        threads.settle();
        gate.open();
        assertThat(a.awaitReturn("All 3 items have ended, and A's map never returned."))
                .as("the results for items 0, 1 and 2, of which 0 took longest")
                .containsExactly("result 0", "result 1", "result 2");
    }

    @Promise("03.1")
    void eachItemIsWorkedOnOnce(Threads threads) {
        List<Integer> seen = new CopyOnWriteArrayList<>();
        TestThread<List<Integer>> a = threads.start(
                "A",
                () -> PoolMap.map(
                        numbers(40),
                        item -> {
                            seen.add(item);
                            return 10 * item;
                        },
                        3));
        List<Integer> results = a.awaitReturn("A called map with 40 items and 3 threads, and it never returned.");
        assertThat(seen)
                .as("the items on which the function was called")
                .containsExactlyInAnyOrderElementsOf(numbers(40));
        assertThat(results)
                .as("the results for 0 to 39, each ten times its item")
                .isEqualTo(numbers(40).stream().map(item -> 10 * item).toList());
    }

    @Promise("03.1")
    void aResultMayBeNullAndItemsMayBeEqual(Threads threads) {
        TestThread<List<String>> a = threads.start(
                "A", () -> PoolMap.map(List.of("x", "none", "x"), item -> item.equals("x") ? "result" : null, 2));
        assertThat(a.awaitReturn("A called map with a function that may return null, and it never returned."))
                .as("the results for x, none and x; the function returns null for none")
                .containsExactly("result", null, "result");
    }

    @Promise("03.1")
    void noItemsHaveNoResults(Threads threads) {
        TestThread<List<Integer>> a =
                threads.start("A", () -> PoolMap.map(List.<Integer>of(), Function.<Integer>identity(), 2));
        assertThat(a.awaitReturn("A called map with an empty list, and it never returned."))
                .as("the results for an empty list")
                .isEmpty();
    }

    @Promise("03.2")
    void upToSoManyItemsAreInProgressAndNeverMore(Threads threads) {
        Gate gate = threads.gate("its item");
        AtomicInteger inProgress = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        TestThread<List<Integer>> a = threads.start(
                "A",
                () -> PoolMap.map(
                        numbers(6),
                        item -> {
                            int now = inProgress.incrementAndGet();
                            most.accumulateAndGet(now, Math::max);
                            gate.pass();
                            inProgress.decrementAndGet();
                            return item;
                        },
                        3));
        threads.eventually(
                """
                A called map with 6 items and 3 threads. An item that was begun waited for two others, in vain.
                Three threads could be at work, and one item at a time would need only one.
                For what does your code wait before it lets the next item begin?\
                """, () -> assertThat(gate.arrivals()).as("items in progress").isGreaterThanOrEqualTo(3));
        threads.settle();
        gate.letOneThrough();
        threads.settle();
        gate.letOneThrough();
        threads.settle();
        assertThat(most.get()).withFailMessage("""
            A called map with 6 items and 3 threads, and %d items were in progress at the same time.
            Whoever allows 3 may not be able to bear more.
            What keeps an item from being begun?\
            """, most.get()).isEqualTo(3);
        gate.open();
        a.awaitReturn("All 6 items can end, and A's map never returned.");
    }

    @Promise("03.2")
    void aSlowItemHoldsUpItsOwnThreadAlone(Threads threads) {
        Gate gate = threads.gate("the first item");
        TestThread<List<Integer>> a = threads.start(
                "A",
                () -> PoolMap.map(
                        numbers(6),
                        item -> {
                            if (begun.incrementAndGet() == 1) {
                                gate.pass();
                            }
                            threads.happened();
                            return item;
                        },
                        2));
        gate.awaitArrivals(1, "A called map with 6 items, and none was begun.");
        threads.settle();
        assertThat(begun.get()).withFailMessage("""
            A called map with 6 items and 2 threads. The first item to begin took long, and only %d of the others began meanwhile.
            One thread was at work, and the other one had nothing to do, although there were items left.
            When may the next item begin, and who decides it?\
            """, begun.get() - 1).isGreaterThanOrEqualTo(3);
        gate.open();
        a.awaitReturn("All 6 items can end, and A's map never returned.");
    }

    /** Each thread may hold one item that it has drawn. */
    @Promise("03.2")
    void aSlowItemOfALongListHoldsUpItsOwnThreadAlone(Threads threads) {
        int count = 400;
        Gate gate = threads.gate("the first item");
        TestThread<List<Integer>> a = threads.start(
                "A",
                () -> PoolMap.map(
                        numbers(count),
                        item -> {
                            if (begun.incrementAndGet() == 1) {
                                gate.pass();
                            }
                            threads.happened();
                            return item;
                        },
                        2));
        gate.awaitArrivals(1, "A called map with " + count + " items, and none was begun.");
        threads.eventually(
                """
                A called map with %d items and 2 threads. The first item to begin took long, and too few of the others began meanwhile.
                Then one thread was at work, and the other one had nothing to do, although there were items left.
                Which items wait for the slow one, and why just those?\
                """.formatted(count),
                () -> assertThat(begun.get() - 1)
                        .as("items begun while the first one was in progress, of " + (count - 1))
                        .isGreaterThanOrEqualTo(count - 3));
        gate.open();
        a.awaitReturn("All " + count + " items can end, and A's map never returned.");
    }

    @Promise("03.2")
    void thereMayBeMoreThreadsThanItems(Threads threads) {
        Gate gate = threads.gate("its item");
        TestThread<List<Integer>> a = threads.start("A", () -> PoolMap.map(numbers(2), item -> pass(gate, item), 5));
        gate.awaitArrivals(
                2, "A called map with 2 items and 5 threads, and the 2 were never in progress at the same time.");
        gate.open();
        assertThat(a.awaitReturn("Both items have ended, and A's map never returned."))
                .as("the results for 0 and 1, which are the items themselves")
                .containsExactlyInAnyOrder(0, 1);
    }

    @Promise("03.2")
    void manyItemsMayAllWaitForEachOther(Threads threads) {
        int count = Math.max(100, 4 * Runtime.getRuntime().availableProcessors() + 1);
        Gate gate = threads.gate("its item");
        threads.start("A", () -> PoolMap.map(numbers(count), item -> pass(gate, item), count));
        threads.eventually(
                "A called map with %d items and as many threads. Each item waits for all others, and not all were begun."
                        .formatted(count),
                () -> gate.arrivals() == count);
    }

    @Promise("03.3")
    void soManyThreadsAreUsedAndTheCallersIsNoneOfThem(Threads threads) {
        Gate gate = threads.gate("its item");
        TestThread<List<Integer>> a = threads.start(
                "A",
                () -> PoolMap.map(
                        numbers(40),
                        item -> {
                            ranOn.add(Thread.currentThread());
                            return pass(gate, item);
                        },
                        3));
        gate.awaitArrivals(1, "A called map with 40 items, and none was begun.");
        threads.settle();
        gate.open();
        a.awaitEnd();
        assertThat(ranOn.contains(a.thread())).withFailMessage("""
            A called map, and an item was worked on by A's own thread.
            While it works, A cannot hear of anything else: of a failure, or of an interrupt.
            Who is to work when all threads are busy?\
            """).isFalse();
        assertThat(ranOn.size()).withFailMessage("""
            A called map with 40 items and 3 threads, and %d threads were used.
            With a million items there would be a thread for each of them, or not enough memory.
            What does a thread do when it is through with its item?\
            """, ranOn.size()).isLessThanOrEqualTo(3);
    }

    @Promise("03.3")
    void theCallerDoesNotWorkOnASingleItemEither(Threads threads) {
        TestThread<List<Integer>> a = threads.start(
                "A",
                () -> PoolMap.map(
                        numbers(1),
                        item -> {
                            ranOn.add(Thread.currentThread());
                            return item;
                        },
                        3));
        a.awaitReturn("A called map with one item, and it never returned.");
        assertThat(ranOn.contains(a.thread())).withFailMessage("""
            A called map with one item, and it was worked on by A's own thread.
            While it works, A cannot hear of anything else: of a failure, or of an interrupt.
            For how many items is there something else to do than for others?\
            """).isFalse();
    }

    @Promise("03.3")
    void theCallerWorksOnNoneOfAThousandItems(Threads threads) {
        int count = 1_000;
        Gate gate = threads.gate("its item");
        TestThread<List<Integer>> a = threads.start(
                "A",
                () -> PoolMap.map(
                        numbers(count),
                        item -> {
                            ranOn.add(Thread.currentThread());
                            return begun.incrementAndGet() <= 3 ? pass(gate, item) : item;
                        },
                        3));
        gate.awaitArrivals(1, "A called map with " + count + " items, and none was begun.");
        threads.settle();
        gate.open();
        a.awaitEnd();
        assertThat(ranOn.contains(a.thread())).withFailMessage("""
            A called map with %d items and 3 threads, the first items took long, and an item was worked on by A's own thread.
            While it works, A cannot hear of anything else: of a failure, or of an interrupt.
            Where do items wait for their turn, how many of them, and what becomes of one more?\
            """, count).isFalse();
    }

    @Promise("03.3")
    void aFailureBringsNoFurtherThread(Threads threads) {
        TestThread<List<Integer>> a = threads.start(
                "A",
                () -> PoolMap.map(
                        numbers(4), item -> failAt(0, noted(item), new PoolMapSchedulesTest.Refused("no page")), 1));
        a.awaitEnd();
        assertThat(ranOn.size()).withFailMessage("""
            A called map with 4 items and 1 thread. The function threw for the first item, and %d threads were used.
            What becomes of a pool's thread when what it runs throws, and what does the pool do then?\
            """, ranOn.size()).isLessThanOrEqualTo(1);
    }

    @Promise("03.4")
    void itsThreadsHaveEndedWhenItReturns(Threads threads) {
        for (int items : List.of(0, 1, 6)) {
            assertNoThreadIsLeft(
                    threads,
                    () -> PoolMap.map(numbers(items), this::noted, 4),
                    "a list of " + items + " and 4 threads, and it has returned");
        }
    }

    @Promise("03.4")
    void itsThreadsHaveEndedWhenItThrows(Threads threads) {
        assertNoThreadIsLeft(
                threads,
                () -> PoolMap.map(
                        numbers(6),
                        item -> {
                            noted(item);
                            throw new PoolMapSchedulesTest.Refused("no page");
                        },
                        4),
                "6 items, of which each fails, and 4 threads, and it has thrown");
    }

    @Promise("03.4")
    void aThreadThatIsStillAtWorkWhenAnotherOnesItemFailsHasEndedToo(Threads threads) {
        Gate gate = threads.gate("the first item");
        TestThread<List<Integer>> a = threads.start(
                "A",
                () -> PoolMap.map(
                        numbers(2),
                        item -> begun.incrementAndGet() == 1
                                ? pass(gate, item)
                                : failAt(item, item, new PoolMapSchedulesTest.Refused("no page")),
                        2));
        gate.awaitArrivals(1, "A called map with 2 items, and none was begun.");
        threads.settle();
        assertThat(a.hasEnded()).withFailMessage("""
            A called map with 2 items and 2 threads. One item failed, A's map has ended, and a thread is still at work on the other one.
            With each failure there may be more of them, and nobody waits for them any more.
            Which threads can still be at work when an item fails?\
            """).isFalse();
        gate.open();
        a.awaitThrown("One of 2 items has failed, the other one has ended, and A's map did not throw.");
    }

    @Promise("03.4")
    void itsThreadsHaveEndedWhenItIsInterrupted(Threads threads) {
        Set<Thread> before = alive();
        TestThread<List<Integer>> a =
                threads.start("A", () -> PoolMap.map(numbers(6), item -> untilInterrupted(threads, item), 2));
        threads.eventually("A called map with 6 items, and none was begun.", () -> begun.get() >= 1);
        threads.settle();
        a.interrupt();
        a.awaitEnd();
        assertEnded(threads, before, a, "6 items and 2 threads, was interrupted, and has left map");
    }

    private void assertNoThreadIsLeft(Threads threads, Call call, String how) {
        Set<Thread> before = alive();
        TestThread<List<Integer>> a = threads.start("A", call::map);
        a.awaitEnd();
        assertEnded(threads, before, a, how);
    }

    private void assertEnded(Threads threads, Set<Thread> before, TestThread<?> a, String how) {
        Set<Thread> started = alive();
        started.removeAll(before);
        started.remove(a.thread());
        started.addAll(ranOn);
        threads.eventually(
                """
                A called map with %s. A thread that was started for that is still there.
                With each call there will be more of them, and a program that is through will not end.
                What makes a thread of yours end when there is nothing left to do for it?\
                """.formatted(how),
                () -> assertThat(started.stream().filter(Thread::isAlive).map(Thread::getName))
                        .as("the threads that are left")
                        .isEmpty());
    }

    private interface Call {
        List<Integer> map() throws Exception;
    }

    /** The threads of this JVM's own are in another group. */
    private static Set<Thread> alive() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        Set<Thread> alive = new HashSet<>(Thread.getAllStackTraces().keySet());
        alive.removeIf(thread -> thread.getThreadGroup() == null
                || !group.equals(thread.getThreadGroup()) && !group.parentOf(thread.getThreadGroup())
                || NOT_STARTED_BY_MAP.stream().anyMatch(thread.getName()::startsWith));
        return alive;
    }

    @Promise("03.5")
    void whatTheFunctionThrowsIsTheCause(Threads threads) {
        for (Throwable failure : List.of(
                new PoolMapSchedulesTest.Refused("no page"),
                new Unusable("no disk"),
                new Unanswered("no answer"),
                new CalledOff("no need"),
                new GivenUp("no time"))) {
            for (int failing : List.of(0, 2, 4)) {
                TestThread<List<Integer>> a =
                        threads.start("A", () -> PoolMap.map(numbers(5), item -> failAt(failing, item, failure), 2));
                Throwable thrown = a.awaitThrown("The function threw %s for item %d of 5, and A's map did not throw."
                        .formatted(failure, failing));
                assertThat(thrown).withFailMessage("""
                    The function threw %s, and A's map threw %s.
                    Whoever calls map looks for an ExecutionException, and for the function's failure in its cause.
                    On which ways can a failure leave map, and who makes it what map throws?\
                    """, failure, thrown).isInstanceOf(ExecutionException.class);
                assertThat(thrown.getCause())
                        .withFailMessage("""
                    The function threw %s. The cause of what A's map threw is %s.
                    Whoever looks at the cause wants to see what the function threw: that, with all that it holds.
                    Through whose hands does a failure go on its way to map, and what do they make of it?\
                    """, failure, thrown.getCause())
                        .isSameAs(failure);
            }
        }
    }

    @Promise("03.5")
    void ofSeveralFailuresOneIsTheCause(Threads threads) {
        List<Throwable> failures = Stream.generate(() -> new PoolMapSchedulesTest.Refused("no page"))
                .limit(4)
                .map(failure -> (Throwable) failure)
                .toList();
        TestThread<List<Integer>> a =
                threads.start("A", () -> PoolMap.map(numbers(4), item -> failAt(item, item, failures.get(item)), 2));
        Throwable thrown = a.awaitThrown("The function threw for each of 4 items, and A's map did not throw.");
        assertThat(thrown)
                .withFailMessage("The function threw for each of 4 items, and A's map threw %s.", thrown)
                .isInstanceOf(ExecutionException.class);
        assertThat(failures.stream().anyMatch(failure -> failure == thrown.getCause()))
                .withFailMessage("""
                    The function threw for each of 4 items. The cause of what A's map threw is %s, which is none of these 4.
                    Whoever looks at the cause wants to see what the function threw: that, with all that it holds.
                    What do you keep of a failure until all items have ended?\
                    """, thrown.getCause())
                .isTrue();
    }

    @Promise("03.5")
    void theSameFailureMayComeTwice(Threads threads) {
        Throwable failure = new PoolMapSchedulesTest.Refused("no page");
        Gate gate = threads.gate("its item");
        TestThread<List<Integer>> a = threads.start(
                "A",
                () -> PoolMap.map(
                        numbers(2),
                        item -> {
                            gate.pass();
                            return failAt(item, item, failure);
                        },
                        2));
        gate.awaitArrivals(1, "A called map with 2 items, and none was begun.");
        threads.settle();
        gate.open();
        Throwable thrown = a.awaitThrown("The function threw for both items, and A's map did not throw.");
        assertThat(thrown).withFailMessage("""
            The function threw the same exception for both items, and A's map threw %s.
            Whoever calls map looks for an ExecutionException, and for the function's failure in its cause.
            What do you do with a second failure, and can that be done with the first one once more?\
            """, thrown).isInstanceOf(ExecutionException.class);
        assertThat(thrown.getCause())
                .as("the cause of what map throws, where the function threw one exception twice")
                .isSameAs(failure);
    }

    @Promise("03.5")
    void aFailureWaitsForWhatIsInProgressAndLetsLittleMoreBegin(Threads threads) {
        Gate gate = threads.gate("the first item");
        TestThread<List<Integer>> a = threads.start(
                "A",
                () -> PoolMap.map(
                        numbers(40),
                        item -> {
                            int place = begun.incrementAndGet();
                            threads.happened();
                            if (place == 1) {
                                gate.pass();
                            }
                            return failAt(2, place, new PoolMapSchedulesTest.Refused("no page"));
                        },
                        2));
        gate.awaitArrivals(1, "A called map with 40 items, and none was begun.");
        threads.settle();
        assertThat(a.hasEnded()).withFailMessage("""
            An item has failed, another one was in progress, and A's map had ended.
            A goes on as if nothing were going on any more, and the item works on behind its back.
            Whose end does map wait for when the function has thrown?\
            """).isFalse();
        gate.open();
        a.awaitThrown("An item has failed, and A's map did not throw.");
        threads.settle();
        assertThat(begun.get()).withFailMessage("""
            A called map with 40 items and 2 threads. The second item to begin has failed, and after it %d more were begun.
            All that work is done for nothing: each thread may begin one more at the most.
            Who learns of a failure, and when: before or after a thread takes its next item?\
            """, begun.get() - 2).isLessThanOrEqualTo(4);
    }

    @Promise("03.6")
    void fewerThreadsThanOneAreRefused(Threads threads) {
        for (int none : List.of(0, -1)) {
            for (int items : List.of(3, 0)) {
                String call = "map with a list of " + items + " and " + none + " threads";
                Throwable thrown = threads.start("A", () -> PoolMap.map(numbers(items), this::noted, none))
                        .awaitThrown("A called " + call + ", and it did not throw.");
                assertThat(thrown)
                        .withFailMessage("A called %s, and it threw %s.", call, thrown)
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThat(begun).as("items that were begun with 0 and -1 threads").hasValue(0);
    }

    @Promise("03.6")
    void aNullIsRefused(Threads threads) {
        Throwable ofItems = threads.start("A", () -> PoolMap.map(null, this::noted, 2))
                .awaitThrown("A called map with null for the items, and it did not throw.");
        assertThat(ofItems)
                .withFailMessage("A called map with null for the items, and it threw %s.", ofItems)
                .isInstanceOf(NullPointerException.class);
        Function<Integer, Integer> none = null;
        for (int items : List.of(3, 0)) {
            String call = "map with a list of " + items + " and null for the function";
            Throwable ofFunction = threads.start("A", () -> PoolMap.map(numbers(items), none, 2))
                    .awaitThrown("A called " + call + ", and it did not throw.");
            assertThat(ofFunction)
                    .withFailMessage("A called %s, and it threw %s.", call, ofFunction)
                    .isInstanceOf(NullPointerException.class);
        }
    }

    @Promise("03.6")
    void anInterruptReachesTheCallerAndTheRunningItems(Threads threads) {
        TestThread<List<Integer>> a =
                threads.start("A", () -> PoolMap.map(numbers(4), item -> untilInterrupted(threads, item), 2));
        threads.eventually("A called map with 4 items, and none was begun.", () -> begun.get() >= 1);
        threads.settle();
        a.interrupt();
        Throwable thrown = a.awaitThrown("""
            A was interrupted in map, while items were in progress, and did not leave it by an InterruptedException.
            Somebody wants A to stop, and A goes on waiting or never hears of it.
            What does your waiting do when it is interrupted, and what do the items hear of that?\
            """);
        assertThat(thrown).as("what map throws when it is interrupted").isInstanceOf(InterruptedException.class);
        threads.eventually(
                "A was interrupted in map and has left it, and a running item has not been interrupted.",
                () -> assertThat(interrupted.get())
                        .as("items that were interrupted, of those that had begun")
                        .isEqualTo(begun.get()));
    }

    @Promise("03.6")
    void anInterruptReachesARunningItemWhenAnotherOneHasFailed(Threads threads) {
        Gate gate = threads.gate("item 0, before it fails");
        TestThread<List<Integer>> a = threads.start(
                "A",
                () -> PoolMap.map(
                        numbers(2),
                        item -> item == 1
                                ? untilInterrupted(threads, item)
                                : failAt(0, pass(gate, item), new PoolMapSchedulesTest.Refused("no page")),
                        2));
        gate.awaitArrivals(1, "A called map with 2 items, and item 0 was not begun.");
        threads.settle();
        gate.open();
        threads.settle();
        a.interrupt();
        threads.eventually("""
                Item 0 had failed, item 1 was in progress, and A was interrupted in map. Item 1 was not interrupted.
                Somebody wants A to stop, and A has to wait for an item that nobody stops.
                For what can map be waiting when an interrupt comes, and what does each of these waits do then?\
                """, () -> interrupted.get() == begun.get());
        a.awaitEnd();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static int pass(Gate gate, int item) {
        gate.pass();
        return item;
    }

    private Integer noted(Integer item) {
        begun.incrementAndGet();
        ranOn.add(Thread.currentThread());
        return item;
    }

    private Integer untilInterrupted(Threads threads, Integer item) {
        noted(item);
        threads.happened();
        try {
            never.await();
        } catch (InterruptedException e) {
            interrupted.incrementAndGet();
            threads.happened();
        }
        return item;
    }

    private static Integer failAt(int failing, int item, Throwable failure) {
        if (item != failing) {
            return item;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    /** An error, which is no exception. */
    private static final class Unusable extends Error {
        private static final long serialVersionUID = 1;

        private Unusable(String message) {
            super(message);
        }

        @Override
        public String toString() {
            return "an Error: " + getMessage();
        }
    }

    /** What somebody throws who waits for a future of his own that was cancelled. Nobody makes it anew. */
    private static final class CalledOff extends CancellationException {
        private static final long serialVersionUID = 1;

        private CalledOff(String message) {
            super(message);
        }

        @Override
        public String toString() {
            return "a CancellationException: " + getMessage();
        }
    }

    /** What somebody throws who waits for a future of his own. It is not made anew by anybody either. */
    private static final class Unanswered extends CompletionException {
        private static final long serialVersionUID = 1;

        private Unanswered(String message) {
            super(message, new PoolMapSchedulesTest.Refused("no page"));
        }

        @Override
        public String toString() {
            return "a CompletionException: " + getMessage();
        }
    }

    /** Its cause is an interrupt; whose it was, nobody can tell. */
    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        GivenUp(String message) {
            super(message, new InterruptedException());
        }

        @Override
        public String toString() {
            return "an exception whose cause is an InterruptedException: " + getMessage();
        }
    }
}
