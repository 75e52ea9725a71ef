package interleave.connectionpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import interleave.testkit.Gate;
import interleave.testkit.Promise;
import interleave.testkit.TestThread;
import interleave.testkit.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

class ConnectionPoolTest {
    private final Set<String> inUse = ConcurrentHashMap.newKeySet();
    private final List<String> shared = new CopyOnWriteArrayList<>();
    private final List<String> used = new CopyOnWriteArrayList<>();

    @Promise("11.1")
    void aConnectionServesOneCallAtATime(Threads threads) {
        Gate gate = threads.gate("its work");
        ConnectionPool<String> pool = new ConnectionPool<>(List.of("c1", "c2", "c3"));
        List<TestThread<String>> all = new ArrayList<>();
        for (String name : List.of("A", "B", "C", "D", "E")) {
            all.add(threads.start(name, () -> pool.with(using(gate))));
        }
        gate.awaitArrivals(1, "Five threads want one of three connections, and nobody's work was called.");
        for (int done = 1; done <= 5; done++) {
            threads.settle();
            assertThat(gate.arrivals())
                    .withFailMessage("""
                            There are three connections, and %d calls of work are in progress.
                            The database allows three, and refuses the rest, or mixes their answers up.
                            Who counts the connections that are lent, and when?""", gate.arrivals() - done + 1)
                    .isLessThanOrEqualTo(done + 2);
            gate.letOneThrough();
        }
        all.forEach(TestThread::awaitReturn);
        assertNothingShared();
        assertThat(used).as("the connections used in five calls").hasSize(5).isSubsetOf("c1", "c2", "c3");
    }

    @Promise("11.1")
    void callsOfOneThreadGetAConnectionEach(Threads threads) {
        ConnectionPool<String> pool = new ConnectionPool<>(List.of("c1", "c2"));
        for (int round = 0; round < 3; round++) {
            List<String> both = threads.start("A", () -> pool.<List<String>>with(first -> nested(pool, first)))
                    .awaitReturn("""
                    There are two connections. A's work, with one of them, asked the pool for the other, and that never returned.
                    Nobody else uses the pool.""");
            assertThat(both.get(1))
                    .withFailMessage("""
                            A's work, with connection %s, asked the pool for a second one, and got %s again.
                            What it sends there now is taken for a part of what it began before.
                            What does the pool look at: who asks, or what is free?""", both.get(0), both.get(1))
                    .isNotEqualTo(both.get(0));
        }
    }

    @Promise("11.1")
    void aPoolLendsItsOwnConnectionsOnly(Threads threads) {
        Gate gate = threads.gate("its work");
        ConnectionPool<String> first = new ConnectionPool<>(List.of("c1"));
        ConnectionPool<String> second = new ConnectionPool<>(List.of("c2"));
        TestThread<String> a = threads.start("A", () -> first.with(using(gate)));
        TestThread<String> b = threads.start("B", () -> second.with(using(gate)));
        gate.awaitArrivals(
                2, "A is in its work with one pool's connection, and B's work with another pool's was never called.");
        gate.open();
        assertThat(a.awaitReturn()).as("what the pool of c1 lent").isEqualTo("c1");
        assertThat(b.awaitReturn()).as("what the pool of c2 lent").isEqualTo("c2");
    }

    @Promise("11.2")
    void asManyCallsRunAtTheSameTimeAsThereAreConnections(Threads threads) {
        for (Collection<String> connections : List.of(List.of("c1"), Set.of("c1", "c2"), List.of("c1", "c2", "c3"))) {
            Gate gate = threads.gate("its work");
            ConnectionPool<String> pool = new ConnectionPool<>(connections);
            // Twice: what has been lent before can be lent again, all of it.
            for (int round = 1; round <= 2; round++) {
                List<TestThread<String>> all = new ArrayList<>();
                for (int i = 0; i < connections.size(); i++) {
                    all.add(threads.start("A" + i, () -> pool.with(using(gate))));
                }
                gate.awaitArrivals(round * connections.size(), """
                        %d connections are free, as many threads want one, and not all of them came to their work.
                        One call of work may take long, and the others wait for it though nothing is missing.
                        What does a thread hold while it is in its work?""".formatted(connections.size()));
                all.forEach(t -> gate.letOneThrough());
                all.forEach(TestThread::awaitReturn);
            }
        }
        assertNothingShared();
    }

    @Promise("11.2")
    void fortyCallsMayUseFortyConnections(Threads threads) {
        Gate gate = threads.gate("its work");
        List<String> connections =
                IntStream.rangeClosed(1, 40).mapToObj(i -> "c" + i).toList();
        ConnectionPool<String> pool = new ConnectionPool<>(connections);
        List<TestThread<String>> all = connections.stream()
                .map(c -> threads.start("A" + c.substring(1), () -> pool.with(using(gate))))
                .toList();
        gate.awaitArrivals(40, """
                40 connections are free, 40 threads want one, and not all of them came to their work.
                With 3 connections and 3 threads all do.
                How many connections can your pool tell apart?""");
        gate.open();
        all.forEach(TestThread::awaitReturn);
        assertNothingShared();
    }

    @Promise("11.2")
    void fortyCallsMayWaitForOneConnection(Threads threads) {
        Gate gate = threads.gate("its work");
        ConnectionPool<String> pool = new ConnectionPool<>(List.of("c1"));
        List<TestThread<String>> all = new ArrayList<>();
        for (int i = 0; i < 41; i++) {
            all.add(threads.start("call " + i, () -> pool.with(using(gate))));
        }
        gate.awaitArrivals(1, "The only connection is free, and nobody's work was called.");
        threads.settle();
        gate.open();
        for (TestThread<String> each : all) {
            each.awaitReturn(
                    "Forty calls waited for the only connection, one after the other was to get it, and not all of them did.");
        }
        assertNothingShared();
    }

    /** One thread is enough: its work calls the pool again, and so on. */
    @Promise("11.2")
    void aThreadMayUseAHundredAndThirtyConnections(Threads threads) {
        List<String> connections =
                IntStream.rangeClosed(1, 130).mapToObj(i -> "c" + i).toList();
        ConnectionPool<String> pool = new ConnectionPool<>(connections);
        Set<String> lent = new LinkedHashSet<>();
        threads.start("A", () -> all(pool, connections.size(), lent)).awaitReturn("""
                130 connections are free. A took one, its work took another, and so on, and one of these calls never got any.
                With 40 connections it would have.
                How many connections can your pool tell apart?""");
        assertThat(lent).as("the connections that A had at the same time").hasSize(130);
    }

    private static Void all(ConnectionPool<String> pool, int count, Set<String> lent) {
        try {
            return count == 0
                    ? null
                    : pool.with(connection -> {
                        lent.add(connection);
                        return all(pool, count - 1, lent);
                    });
        } catch (InterruptedException e) {
            throw new IllegalStateException("the test is over", e);
        }
    }

    @Promise("11.2")
    void aCallBeyondThatWaitsForAConnection(Threads threads) {
        Gate gate = threads.gate("its work");
        ConnectionPool<String> pool = new ConnectionPool<>(List.of("c1", "c2"));
        TestThread<String> a = threads.start("A", () -> pool.with(using(gate)));
        TestThread<String> b = threads.start("B", () -> pool.with(using(gate)));
        gate.awaitArrivals(2, "A and B want one of two connections each, and not both came to their work.");
        TestThread<String> c = threads.start("C", () -> pool.with(using(gate)));
        TestThread<String> d = threads.start("D", () -> pool.with(using(gate)));
        threads.settle();
        for (TestThread<String> late : List.of(c, d)) {
            assertThat(late.hasEnded())
                    .withFailMessage("""
                            A and B are using the only two connections. %s asked for one, and with did not wait: it %s.
                            A connection will be free again soon.
                            What is a caller to do until then?""", late.name(), late.thrown() == null ? "returned" : "threw " + late.thrown())
                    .isFalse();
        }
        assertThat(gate.arrivals())
                .as("calls of work in progress, with two connections")
                .isEqualTo(2);
        for (int arrivals = 3; arrivals <= 4; arrivals++) {
            gate.letOneThrough();
            gate.awaitArrivals(arrivals, """
                    Two connections were in use, and C and D waited. One has been returned, and nobody of those who wait got it.
                    Who tells them?""");
        }
        gate.open();
        List.of(a, b, c, d).forEach(TestThread::awaitReturn);
        assertNothingShared();
    }

    /** The pool in the middle: neither who has waited longest nor who came last waits for its connection. */
    @Promise("11.2")
    void aWaiterOfOnePoolIsNotForgottenForThoseOfOthers(Threads threads) {
        List<Gate> gates = new ArrayList<>();
        List<TestThread<String>> waiters = new ArrayList<>();
        for (String connection : List.of("c1", "c2", "c3")) {
            ConnectionPool<String> pool = new ConnectionPool<>(List.of(connection));
            Gate gate = threads.gate("its work");
            gates.add(gate);
            threads.start("A with " + connection, () -> pool.with(using(gate)));
            gate.awaitArrivals(1, "The pool of " + connection + " has one free, and A's work was never called.");
            waiters.add(threads.start("B for " + connection, () -> pool.with(using(gate))));
            threads.settle();
        }
        for (int i : new int[] {1, 0, 2}) {
            gates.get(i).open();
            waiters.get(i).awaitReturn("""
                            Three pools have one connection each, and somebody waits at each of them.
                            c%d has been returned to its pool, and who waits for it goes on waiting.
                            Who was told that it is free?""".formatted(i + 1));
        }
        assertNothingShared();
    }

    @Promise("11.3")
    void whatWorkReturnsReachesTheCaller(Threads threads) {
        ConnectionPool<String> pool = new ConnectionPool<>(List.of("c1"));
        AtomicInteger calls = new AtomicInteger();
        for (Object result : new Object[] {"done", null, 3}) {
            Object returned = threads.start(
                            "A",
                            () -> pool.<Object>with(connection -> {
                                calls.incrementAndGet();
                                return result;
                            }))
                    .awaitReturn("The only connection is free, and A's call of with never returned.");
            assertThat(returned)
                    .as("what with returns when work returns " + result)
                    .isSameAs(result);
        }
        assertThat(calls.get())
                .as("how often work was called in three calls of with")
                .isEqualTo(3);
    }

    @Promise("11.3")
    void whatWorkThrowsReachesTheCallerAndTheConnectionComesBack(Threads threads) {
        List<Throwable> all = List.of(
                new IllegalStateException("no such table"),
                new StackOverflowError("too deep"),
                new AssertionError("cannot be"),
                new IOException("connection reset"),
                new InterruptedException("of the work itself"));
        for (Throwable fault : all) {
            ConnectionPool<String> pool = new ConnectionPool<>(List.of("c1", "c2"));
            AtomicInteger calls = new AtomicInteger();
            // One time more than there are connections: none of them may be missing.
            for (int i = 0; i < 3; i++) {
                Throwable thrown = threads.start(
                                "A",
                                () -> pool.with(connection -> {
                                    calls.incrementAndGet();
                                    throw ConnectionPoolTest.<RuntimeException>unchecked(fault);
                                }))
                        .awaitThrown("Work threw %s, and A's call of with did not throw it.".formatted(fault));
                assertThat(thrown).withFailMessage("""
                                Work threw %s, and %s left with.
                                Whoever called wants to see what went wrong, that very object.""", fault, thrown).isSameAs(fault);
            }
            assertThat(calls.get())
                    .as("how often work was called in three calls of with")
                    .isEqualTo(3);
            assertAllAreThere(threads, pool, 2, "Work threw " + fault + " three times");
        }
    }

    /** Whoever runs {@code work} may find its interrupt flag set when it gives the connection back. */
    @Promise("11.3")
    void aConnectionComesBackFromAThreadWhoseInterruptFlagIsSet(Threads threads) {
        ConnectionPool<String> pool = new ConnectionPool<>(List.of("c1", "c2"));
        Throwable fault = new IllegalStateException("no such table");
        for (int i = 0; i < 3; i++) {
            TestThread<String> a = threads.start(
                    "A",
                    () -> pool.with(connection -> {
                        Thread.currentThread().interrupt();
                        return connection;
                    }));
            a.awaitEnd();
            Throwable thrown = threads.start(
                            "B",
                            () -> pool.with(connection -> {
                                Thread.currentThread().interrupt();
                                throw ConnectionPoolTest.<RuntimeException>unchecked(fault);
                            }))
                    .awaitThrown("Work threw " + fault + ", and B's call of with did not throw it.");
            assertThat(thrown)
                    .withFailMessage(
                            "Work threw %s, its thread's interrupt flag being set, and with threw %s.", fault, thrown)
                    .isSameAs(fault);
        }
        assertAllAreThere(threads, pool, 2, "Work ended while its thread's interrupt flag was set, several times");
    }

    @Promise("11.3")
    void aConnectionThatItsWorkHasChangedComesBack(Threads threads) {
        ConnectionPool<List<String>> pool =
                new ConnectionPool<>(List.of(new ArrayList<>(List.of("c1")), new ArrayList<>(List.of("c2"))));
        for (int i = 0; i < 3; i++) {
            threads.start("A", () -> pool.with(connection -> connection.add("used")))
                    .awaitReturn("""
                    There are two connections, and each is a list. A called with three times, and each time work added something to the list.
                    Nobody is using a connection any more, and one of the calls never got one.
                    How does your pool know a connection again when it comes back?""");
        }
    }

    @Promise("11.3")
    void aConnectionStaysWithItsWorkWhenTheCallerIsInterrupted(Threads threads) {
        Gate gate = threads.gate("its work");
        ConnectionPool<String> pool = new ConnectionPool<>(List.of("c1"));
        TestThread<String> a = threads.start("A", () -> pool.with(using(gate)));
        gate.awaitArrivals(1, "The only connection is free, and A's work was never called.");
        TestThread<String> b = threads.start("B", () -> pool.with(using(gate)));
        threads.settle();
        a.interrupt();
        threads.settle();
        assertThat(gate.arrivals()).withFailMessage("""
                        A was interrupted while it was in its work, and its connection was lent to B although the work goes on.
                        When may a connection be lent again?""").isEqualTo(1);
        gate.open();
        a.awaitEnd();
        b.awaitReturn(
                "A was interrupted in its work. The work has ended, and B, who waits for the connection, never got it.");
    }

    @Promise("11.4")
    void anInterruptedWaiterLeavesAtOnce(Threads threads) {
        Gate gate = threads.gate("its work");
        ConnectionPool<String> pool = new ConnectionPool<>(List.of("c1"));
        TestThread<String> a = threads.start("A", () -> pool.with(using(gate)));
        gate.awaitArrivals(1, "The only connection is free, and A's work was never called.");
        TestThread<String> b = threads.start("B", () -> pool.with(using(gate)));
        TestThread<String> c = threads.start("C", () -> pool.with(using(gate)));
        threads.settle();
        b.interrupt();
        Throwable thrown = b.awaitThrown("B was interrupted while it waited for a connection, and went on waiting.");
        assertThat(thrown)
                .as("what with throws when its caller is interrupted while it waits")
                .isInstanceOf(InterruptedException.class);
        TestThread<String> d = threads.start("D", () -> pool.with(using(gate)));
        threads.settle();
        assertThat(gate.arrivals()).withFailMessage("""
                        A is using the only connection. B waited for it and was interrupted, and now another call of work is in progress.
                        B has left the pool, and the pool believes that it has got something back from B.
                        What had B taken when it was interrupted?""").isEqualTo(1);
        gate.open();
        a.awaitReturn();
        c.awaitReturn(
                "B was interrupted while it waited. After that the connection was returned, and C, who waits, never got it.");
        d.awaitReturn(
                "B was interrupted while it waited. After that the connection was returned, and D, who waits, never got it.");
        assertNothingShared();
        assertAllAreThere(threads, pool, 1, "B was interrupted while it waited");
    }

    @Promise("11.4")
    void whoWaitsBehindAnotherWaiterCanBeInterruptedToo(Threads threads) {
        Gate gate = threads.gate("its work");
        ConnectionPool<String> pool = new ConnectionPool<>(List.of("c1"));
        TestThread<String> a = threads.start("A", () -> pool.with(using(gate)));
        gate.awaitArrivals(1, "The only connection is free, and A's work was never called.");
        TestThread<String> b = threads.start("B", () -> pool.with(using(gate)));
        threads.settle();
        TestThread<String> c = threads.start("C", () -> pool.with(using(gate)));
        threads.settle();
        for (TestThread<String> each : List.of(c, b)) {
            each.interrupt();
            assertThat(each.awaitThrown("""
                            B and then C waited for the only connection. One of them was interrupted, and went on waiting.
                            Where does a call wait that comes while another one is waiting?"""))
                    .as("what with throws when its caller is interrupted while it waits")
                    .isInstanceOf(InterruptedException.class);
        }
        gate.open();
        a.awaitReturn();
        assertAllAreThere(threads, pool, 1, "B and C were interrupted while they waited");
    }

    @Promise("11.4")
    void whoComesWithTheInterruptFlagSetCostsThePoolNothing(Threads threads) {
        Gate gate = threads.gate("its work");
        ConnectionPool<String> pool = new ConnectionPool<>(List.of("c1", "c2"));
        for (int i = 0; i < 3; i++) {
            // With a free connection there is nothing to wait for, so it may throw or go on.
            threads.start("A", () -> interruptedWith(pool, connection -> connection))
                    .awaitEnd();
        }
        List<TestThread<String>> both = List.of(
                threads.start("B", () -> pool.with(using(gate))), threads.start("C", () -> pool.with(using(gate))));
        gate.awaitArrivals(
                2,
                "A thread called with three times while its interrupt flag was set. After that two connections were not both lent.");
        TestThread<String> d = threads.start("D", () -> interruptedWith(pool, using(gate)));
        Throwable thrown =
                d.awaitThrown("Both connections are lent. D came with its interrupt flag set, and waits all the same.");
        assertThat(thrown)
                .as("what with throws when its caller's interrupt flag is set and nothing is free")
                .isInstanceOf(InterruptedException.class);
        gate.open();
        both.forEach(TestThread::awaitReturn);
        assertAllAreThere(threads, pool, 2, "Calls came with their interrupt flag set");
    }

    @Promise("11.5")
    void aBlockedCallerBurnsNoCpu(Threads threads) {
        Gate gate = threads.gate("its work");
        ConnectionPool<String> pool = new ConnectionPool<>(List.of("c1"));
        TestThread<String> a = threads.start("A", () -> pool.with(using(gate)));
        gate.awaitArrivals(1, "The only connection is free, and A's work was never called.");
        TestThread<String> b = threads.start("B", () -> pool.with(using(gate)));
        threads.settle();
        b.assertBurnsNoCpu(
                "A is using the only connection, and that may take long. How can B wait without asking again and again?");
        gate.open();
        a.awaitReturn();
        b.awaitReturn();
    }

    @Promise("11.5")
    void aNullIsRefusedThoughAllConnectionsAreLent(Threads threads) {
        Gate gate = threads.gate("its work");
        ConnectionPool<String> pool = new ConnectionPool<>(List.of("c1"));
        TestThread<String> a = threads.start("A", () -> pool.with(using(gate)));
        gate.awaitArrivals(1, "The only connection is free, and A's work was never called.");
        Throwable thrown = threads.start("B", () -> pool.with((Function<String, String>) null))
                .awaitThrown("""
                A is using the only connection, and B's with(null) was not refused at once.
                B waits for a connection that it has no use for.
                When can a null be seen?""");
        assertThat(thrown).as("what with(null) throws").isInstanceOf(NullPointerException.class);
        gate.open();
        a.awaitReturn();
    }

    @Promise("11.5")
    void aPoolOfNoConnectionsIsRefused() {
        for (Collection<String> none : List.of(List.<String>of(), Set.<String>of())) {
            assertThat(catchThrowable(() -> new ConnectionPool<>(none)))
                    .as("what new ConnectionPool of an empty collection throws")
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Promise("11.5")
    void aNullIsRefusedBeforeAnythingHasChanged(Threads threads) {
        assertThat(catchThrowable(() -> new ConnectionPool<String>(null)))
                .as("what new ConnectionPool(null) throws")
                .isInstanceOf(NullPointerException.class);
        ConnectionPool<String> pool = new ConnectionPool<>(List.of("c1", "c2"));
        for (int i = 0; i < 3; i++) {
            Throwable thrown = threads.start("A", () -> pool.with((Function<String, String>) null))
                    .awaitThrown("with(null) was not refused.");
            assertThat(thrown).as("what with(null) throws").isInstanceOf(NullPointerException.class);
        }
        assertAllAreThere(threads, pool, 2, "A called with(null) three times");
    }

    /** Work that says which connection it is using, and notices if another one is using it as well. */
    private Function<String, String> using(Gate gate) {
        return connection -> {
            used.add(String.valueOf(connection));
            if (!inUse.add(String.valueOf(connection))) {
                shared.add(connection);
            }
            gate.pass();
            inUse.remove(String.valueOf(connection));
            return connection;
        };
    }

    private static List<String> nested(ConnectionPool<String> pool, String first) {
        try {
            return pool.with(second -> List.of(first, second));
        } catch (InterruptedException e) {
            throw new IllegalStateException("the test is over", e);
        }
    }

    private static String interruptedWith(ConnectionPool<String> pool, Function<String, String> work)
            throws InterruptedException {
        Thread.currentThread().interrupt();
        return pool.with(work);
    }

    private void assertNothingShared() {
        assertThat(shared).withFailMessage("""
                        Connection %s was lent to a second caller while a first one was using it.
                        The database sees the requests of both as one.
                        Between the moment in which a connection is found free and the one in which it is taken, who else may look?""", shared).isEmpty();
    }

    private void assertAllAreThere(Threads threads, ConnectionPool<String> pool, int count, String after) {
        Gate gate = threads.gate("its work");
        Set<TestThread<String>> all = new LinkedHashSet<>();
        for (int i = 1; i <= count; i++) {
            all.add(threads.start("Z" + i, () -> pool.with(using(gate))));
        }
        gate.awaitArrivals(count, """
                %s. Nobody is using a connection any more, and of %d callers not all got one.
                The pool has become smaller, and in the end nobody gets anything.
                Which ways lead out of with, and on which of them does the connection come back?""".formatted(after, count));
        TestThread<String> late = threads.start("Z" + (count + 1), () -> pool.with(using(gate)));
        threads.settle();
        assertThat(gate.arrivals())
                .withFailMessage("""
                        %s. After that, with connections: %d, calls of work in progress: %d.
                        The pool has counted something as returned that had not been taken, or twice.
                        What is given back, how often, and who had it?""", after, count, gate.arrivals())
                .isEqualTo(count);
        gate.open();
        all.forEach(TestThread::awaitReturn);
        late.awaitReturn();
        assertNothingShared();
    }

    /** Any exception at all, out of code that declares none. */
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X unchecked(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
