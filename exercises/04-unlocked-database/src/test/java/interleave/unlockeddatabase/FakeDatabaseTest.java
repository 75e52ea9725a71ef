package interleave.unlockeddatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import interleave.testkit.Gate;
import interleave.testkit.Promise;
import interleave.testkit.TestThread;
import interleave.testkit.Threads;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class FakeDatabaseTest {
    private final AtomicReference<FakeDatabase> itself = new AtomicReference<>();

    @Promise("04.1")
    void twoUpdatesAtTheSameTimeBothCount(Threads threads) {
        Gate disk = threads.gate("its latency");
        FakeDatabase database = new FakeDatabase(disk::pass);
        TestThread<Void> a = threads.start("A", () -> database.update("A"));
        disk.awaitArrivals(1, "A's update never came to its latency.");
        TestThread<Void> b = threads.start("B", () -> database.update("B"));
        threads.settle();
        disk.open();
        a.awaitReturn();
        b.awaitReturn();
        assertThat(database.value()).withFailMessage("""
                        A and B have both updated, one of them while the other was in its latency, and the value is %d.
                        An update that reads while another one is between its read and its write overwrites it.
                        What could make B wait until A is done?""", database.value()).isEqualTo(2);
    }

    @Promise("04.1")
    void updatesOneAfterTheOtherAllCount() {
        FakeDatabase database = new FakeDatabase(() -> {});
        List.of("A", "", "A").forEach(database::update);
        assertThat(database.value())
                .withFailMessage("Three updates, one after the other, have left the value %d.", database.value())
                .isEqualTo(3);
    }

    @Promise("04.1")
    void aThousandUpdatesOneAfterTheOtherAllCount() {
        FakeDatabase database = new FakeDatabase(() -> {});
        for (int i = 0; i < 1_000; i++) {
            database.update("A");
        }
        assertThat(database.value()).withFailMessage("""
                        A thousand updates, one after the other, have left the value %d.
                        Nobody else is there, so an update has lost itself.
                        From which value on is something different in your code?""", database.value()).isEqualTo(1_000);
    }

    @Promise("04.2")
    void aSecondUpdateWaitsForTheFirst(Threads threads) {
        Gate disk = threads.gate("its latency");
        FakeDatabase database = new FakeDatabase(disk::pass);
        TestThread<Void> a = threads.start("A", () -> database.update("A"));
        disk.awaitArrivals(1, "A's update never came to its latency.");
        TestThread<Void> b = threads.start("B", () -> database.update("B"));
        threads.settle();
        assertThat(disk.arrivals()).withFailMessage("""
                        B came to its latency while A was still in its own.
                        So both have read the same value, and one of the two updates will be lost.
                        What could make B wait until A is done?""").isEqualTo(1);
        assertThat(b.hasEnded()).withFailMessage("""
                        B's update returned while A was still in its latency, and B's latency has not run.
                        So B's update was dropped, or somebody else is to do it later.
                        When may update return?""").isFalse();
        b.assertBurnsNoCpu(
                "A is in its latency, and that may take long. How can B wait without asking again and again?");
        disk.open();
        a.awaitReturn();
        b.awaitReturn("A has returned, but B's update never did.");
    }

    @Promise("04.2")
    void aSecondUpdateOfTheSameNameWaitsForTheFirst(Threads threads) {
        Gate disk = threads.gate("its latency");
        FakeDatabase database = new FakeDatabase(disk::pass);
        TestThread<Void> a = threads.start("A", () -> database.update("customer"));
        disk.awaitArrivals(1, "A's update never came to its latency.");
        TestThread<Void> b = threads.start("B", () -> database.update("customer"));
        threads.settle();
        assertThat(disk.arrivals()).withFailMessage("""
                        A and B called update with the same name, and were in their latency at the same time.
                        So both have read the same value, and one of the two updates will be lost.
                        By what does update tell who is in it?""").isEqualTo(1);
        disk.open();
        a.awaitReturn();
        b.awaitReturn("A has returned, but B's update of the same name never did.");
    }

    @Promise("04.2")
    void anUpdateByAnotherThreadOfTheSameNameWaitsToo(Threads threads) {
        Gate disk = threads.gate("its latency");
        FakeDatabase database = new FakeDatabase(disk::pass);
        threads.start("A", () -> updateAs("writer", database));
        disk.awaitArrivals(1, "A's update never came to its latency.");
        threads.start("B", () -> updateAs("writer", database));
        threads.settle();
        assertThat(disk.arrivals()).withFailMessage("""
                        Two threads that are both named "writer" are in the latency of an update at the same time.
                        A name is no more than a text, and any number of threads may have it.
                        How does your code know who is who?""").isEqualTo(1);
    }

    private static void updateAs(String name, FakeDatabase database) {
        Thread.currentThread().setName(name);
        database.update("A");
    }

    @Promise("04.2")
    void whoIsUnparkedByAStrangerWaitsOn(Threads threads) {
        Gate disk = threads.gate("its latency");
        FakeDatabase database = new FakeDatabase(disk::pass);
        threads.start("A", () -> database.update("A"));
        disk.awaitArrivals(1, "A's update never came to its latency.");
        TestThread<Void> b = threads.start("B", () -> database.update("B"));
        threads.settle();
        if (disk.arrivals() > 1) {
            // Whether B waits at all is another test's business.
            return;
        }
        // Anybody may do so at any time, and park() may return for no reason at all.
        LockSupport.unpark(b.thread());
        threads.settle();
        assertThat(disk.arrivals()).withFailMessage("""
                        B waited for A. Somebody called LockSupport.unpark(B), and B came to its latency while A was still in its own.
                        So both have read the same value, and one of the two updates will be lost.
                        What does it prove that park() has returned, and what is to be looked at then?""").isEqualTo(1);
    }

    @Promise("04.2")
    void fortyThatHaveWaitedGetTheirTurn(Threads threads) {
        int count = 40;
        Gate disk = threads.gate("its latency");
        FakeDatabase database = new FakeDatabase(disk::pass);
        List<TestThread<Void>> all = IntStream.range(0, count)
                .mapToObj(i -> threads.start("A" + i, () -> database.update("A")))
                .toList();
        disk.awaitArrivals(1, "Of %d updates none came to its latency.".formatted(count));
        threads.settle();
        disk.open();
        all.forEach(update -> update.awaitReturn("""
                %d threads called update at the same time. No latency takes long any more, and not all of them have returned.
                Who is told that an update is over, and whom may your code have forgotten?""".formatted(count)));
        assertThat(database.value())
                .as("the value after %d updates, of which all but one had to wait", count)
                .isEqualTo(count);
    }

    @Promise("04.2")
    void allThatHaveWaitedGetTheirTurnOneByOne(Threads threads) {
        Gate disk = threads.gate("its latency");
        FakeDatabase database = new FakeDatabase(disk::pass);
        List<TestThread<Void>> all = List.of(
                threads.start("A", () -> database.update("one")),
                threads.start("B", () -> database.update("two")),
                threads.start("C", () -> database.update("three")),
                threads.start("D", () -> database.update("four")));
        for (int turn = 1; turn <= 4; turn++) {
            disk.awaitArrivals(turn, "After " + (turn - 1) + " of 4 updates no other one came to its latency.");
            threads.settle();
            assertThat(disk.arrivals()).withFailMessage("""
                            Two of four threads were in their latency at the same time.
                            So both have read the same value, and one of the two updates will be lost.
                            What must hold from before the read until after the write?""").isEqualTo(turn);
            disk.letOneThrough();
        }
        all.forEach(TestThread::awaitReturn);
        assertThat(database.value())
                .withFailMessage(
                        "Four updates that had to wait for each other have left the value %d.", database.value())
                .isEqualTo(4);
    }

    /** If C waits, it is not as B does: when C goes on, there is nothing that it has to tell anybody. */
    @Promise("04.2")
    void anUpdateThatWaitsIsNotForgottenForSomebodyWhoAsksForTheValue(Threads threads) {
        Gate disk = threads.gate("its latency");
        FakeDatabase database = new FakeDatabase(disk::pass);
        TestThread<Void> a = threads.start("A", () -> database.update("A"));
        disk.awaitArrivals(1, "A's update never came to its latency.");
        threads.start("C", database::value);
        threads.settle();
        TestThread<Void> b = threads.start("B", () -> database.update("B"));
        threads.settle();
        disk.open();
        a.awaitReturn();
        b.awaitReturn("""
                While A was in its latency, C asked for value(), and B called update. A has returned, but B's update never did.
                Nobody is in an update any more, and B still waits for that.
                Who is told that A's update is over?""");
    }

    @Promise("04.2")
    void whoComesWhenTheValueHasChangedWaitsToo(Threads threads) {
        Gate disk = threads.gate("its latency");
        FakeDatabase database = new FakeDatabase(disk::pass);
        threads.start("A", () -> database.update("A"));
        disk.awaitArrivals(1, "A's update never came to its latency.");
        threads.start("B", () -> database.update("B"));
        threads.settle();
        disk.letOneThrough();
        disk.awaitArrivals(2, "A's latency is over, but B's update never came to its own.");
        threads.start("C", () -> database.update("C"));
        threads.settle();
        assertThat(disk.arrivals()).withFailMessage("""
                        B had waited for A and was in its latency, and C, who came later, was in its own as well.
                        So both have read the same value, and one of the two updates will be lost.
                        What do B and C have to agree on, and is it still the same after A's update?""").isEqualTo(2);
    }

    @Promise("04.2")
    void anInterruptDoesNotEndTheWaiting(Threads threads) {
        Gate disk = threads.gate("its latency");
        FakeDatabase database = new FakeDatabase(disk::pass);
        threads.start("A", () -> database.update("A"));
        disk.awaitArrivals(1, "A's update never came to its latency.");
        TestThread<Void> b = threads.start("B", () -> database.update("B"));
        threads.settle();
        b.interrupt();
        threads.settle();
        // Whoever goes on after the first one may still give up at the next.
        b.interrupt();
        threads.settle();
        assertThat(b.hasEnded() || disk.arrivals() > 1).withFailMessage("""
                        B was interrupted while it waited for A, and did not go on waiting.
                        update does not declare InterruptedException, so nobody expects it to give up.
                        Which ways to wait for a lock are there, and what does an interrupt do to each?""").isFalse();
        b.assertBurnsNoCpu("""
                B was interrupted while it waited for A, and still has to wait.
                What does your waiting do with an interrupt, and how does it wait after that?""");
        disk.open();
        b.awaitReturn();
        assertThat(b.wasInterruptedAtEnd()).withFailMessage("""
                        B was interrupted while it waited, and its interrupt flag is gone after update.
                        Whoever called update can no longer see that somebody wanted B to stop.
                        How can the flag be kept?""").isTrue();
        assertThat(database.value()).as("the value after A's and B's update").isEqualTo(2);
    }

    @Promise("04.2")
    void theInterruptFlagIsKeptWhenTheLatencyThrowsToo(Threads threads) {
        AtomicInteger runs = new AtomicInteger();
        Gate disk = threads.gate("its latency");
        FakeDatabase database = new FakeDatabase(() -> {
            if (runs.incrementAndGet() > 1) {
                throw new IllegalStateException("disk on fire");
            }
            disk.pass();
        });
        threads.start("A", () -> database.update("A"));
        disk.awaitArrivals(1, "A's update never came to its latency.");
        TestThread<Void> b = threads.start("B", () -> database.update("B"));
        threads.settle();
        assertThat(b.hasEnded())
                .withFailMessage("B's update ended while A was still in its latency.")
                .isFalse();
        b.interrupt();
        threads.settle();
        disk.open();
        b.awaitThrown("B waited for A. Then B's own latency threw, but nothing left B's update.");
        assertThat(b.wasInterruptedAtEnd()).withFailMessage("""
                        B was interrupted while it waited for A. Then its own latency threw, and its interrupt flag is gone after update.
                        Whoever called update can no longer see that somebody wanted B to stop.
                        On which ways can update end, and which of them keep the flag?""").isTrue();
    }

    @Promise("04.2")
    void twoUpdatesDoNotOverlapAfterAFailedOneEither(Threads threads) {
        AtomicBoolean burning = new AtomicBoolean(true);
        Gate disk = threads.gate("its latency");
        FakeDatabase database = new FakeDatabase(() -> {
            if (burning.get()) {
                throw new IllegalStateException("disk on fire");
            }
            disk.pass();
        });
        threads.start("A", () -> database.update("A")).awaitEnd();
        burning.set(false);
        threads.start("B", () -> database.update("B"));
        disk.awaitArrivals(1, "A's latency threw. After that, B's update never came to its own.");
        threads.start("C", () -> database.update("C"));
        threads.settle();
        assertThat(disk.arrivals()).withFailMessage("""
                        A's latency threw. After that, C came to its latency while B was still in its own.
                        So both have read the same value, and one of the two updates will be lost.
                        What has A's update left behind that lets two in at a time?""").isEqualTo(1);
    }

    @Promise("04.2")
    void whoWaitedAndWhoComesAfterAFailureDoNotOverlap(Threads threads) {
        AtomicInteger runs = new AtomicInteger();
        Gate disk = threads.gate("its latency");
        FakeDatabase database = new FakeDatabase(() -> {
            int run = runs.incrementAndGet();
            disk.pass();
            if (run == 1) {
                throw new IllegalStateException("disk on fire");
            }
        });
        TestThread<Void> a = threads.start("A", () -> database.update("A"));
        disk.awaitArrivals(1, "A's update never came to its latency.");
        threads.start("B", () -> database.update("B"));
        threads.settle();
        disk.letOneThrough();
        a.awaitEnd();
        disk.awaitArrivals(2, "A's latency threw, and B, who had waited, never came to its own.");
        threads.start("C", () -> database.update("C"));
        threads.settle();
        assertThat(disk.arrivals()).withFailMessage("""
                        A's latency threw. Then B, who had waited for A, was in its latency, and C, who came later, was in its own as well.
                        So both have read the same value, and one of the two updates will be lost.
                        What do B and C have to agree on, and is it still the same after A's failure?""").isEqualTo(2);
    }

    @Promise("04.2")
    void whoAsksForTheValueInItsLatencyStaysAlone(Threads threads) {
        Gate disk = threads.gate("its latency, behind value()");
        itself.set(new FakeDatabase(() -> {
            itself.get().value();
            disk.pass();
        }));
        threads.start("A", () -> itself.get().update("A"));
        disk.awaitArrivals(1, "A's latency asked for value(), and never came back.");
        threads.start("B", () -> itself.get().update("B"));
        threads.settle();
        assertThat(disk.arrivals()).withFailMessage("""
                        A asked for value() in its latency. While A was still in there, B came to its own.
                        So both have read the same value, and one of the two updates will be lost.
                        What does value() take, and what does it give back, if it is the updating thread that asks?""").isEqualTo(1);
    }

    @Promise("04.3")
    void anUpdateRunsTheLatencyOnceOnItsOwnThreadAndBeforeItWrites(Threads threads) {
        List<Thread> ran = new CopyOnWriteArrayList<>();
        List<Integer> seen = new CopyOnWriteArrayList<>();
        itself.set(new FakeDatabase(() -> {
            ran.add(Thread.currentThread());
            seen.add(itself.get().value());
        }));
        TestThread<Void> a = threads.start("A", () -> {
            itself.get().update("A");
            itself.get().update("A again");
        });
        a.awaitReturn("A's update asked for value() from inside its latency, and never returned.");
        assertThat(ran)
                .withFailMessage("Two updates have run the latency %s.", times(ran.size()))
                .hasSize(2);
        assertThat(ran)
                .withFailMessage("A called update, but the latency ran on another thread.")
                .allMatch(t -> t == a.thread());
        assertThat(seen).withFailMessage("""
                        value() was asked from inside the latency of a first and a second update, and was %s.
                        The latency stands between the read and the write, so it is still 0 and 1 there.
                        What is written before the latency, and what after it?""", seen).containsExactly(0, 1);
    }

    @Promise("04.3")
    void theLatencyAsksForTheValueWhileAnotherUpdateWaits(Threads threads) {
        Gate disk = threads.gate("its latency");
        itself.set(new FakeDatabase(() -> {
            disk.pass();
            itself.get().value();
        }));
        TestThread<Void> a = threads.start("A", () -> itself.get().update("A"));
        disk.awaitArrivals(1, "A's update never came to its latency.");
        threads.start("B", () -> itself.get().update("B"));
        threads.settle();
        disk.open();
        a.awaitReturn("""
                B waits for A. A is in its latency, asks for value() there, and never returns.
                So A waits for somebody who waits for A.
                Whom does value() wait for, and whom must it not?""");
    }

    @Promise("04.3")
    void anUpdateThatMeetsAnotherOneStillRunsTheLatencyOnce(Threads threads) {
        Gate disk = threads.gate("its latency");
        FakeDatabase database = new FakeDatabase(disk::pass);
        TestThread<Void> a = threads.start("A", () -> database.update("A"));
        TestThread<Void> b = threads.start("B", () -> database.update("B"));
        disk.awaitArrivals(1, "Neither A's nor B's update came to its latency.");
        threads.settle();
        disk.open();
        threads.settle();
        // Whoever forgets one of them has not kept 04.2.
        if (a.hasEnded() && b.hasEnded()) {
            assertThat(disk.arrivals())
                    .withFailMessage("""
                            A and B updated at the same time, and the latency ran %s.
                            The disk is slow: each update may go there once, and must go there once.""", times(disk.arrivals()))
                    .isEqualTo(2);
        }
    }

    @Promise("04.3")
    void anUpdateWhoseLatencyThrowsHasRunItOnce(Threads threads) {
        AtomicInteger runs = new AtomicInteger();
        FakeDatabase database = new FakeDatabase(() -> {
            runs.incrementAndGet();
            throw new IllegalStateException("disk on fire");
        });
        threads.start("A", () -> database.update("A")).awaitEnd();
        assertThat(runs.get()).withFailMessage("""
                        A called update once, the latency threw, and it ran %s.
                        The disk is slow: each update may go there once, whatever comes of it.""", times(runs.get())).isEqualTo(1);
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    @Promise("04.4")
    void whatTheLatencyThrowsLeavesUpdateAndNothingElseBehind(Threads threads) {
        for (Throwable fire : List.of(new IllegalStateException("disk on fire"), new Error("disk under water"))) {
            AtomicInteger runs = new AtomicInteger();
            FakeDatabase database = new FakeDatabase(() -> {
                if (runs.incrementAndGet() == 1) {
                    throwUnchecked(fire);
                }
            });
            Throwable thrown = threads.start("A", () -> database.update("A"))
                    .awaitThrown("The latency threw, but nothing left A's update.");
            assertThat(thrown)
                    .withFailMessage("The latency threw %s, but %s left update.", fire, thrown)
                    .isSameAs(fire);
            int value = threads.start("B", database::value)
                    .awaitReturn("A's latency threw %s. After that, B's value() never returned.".formatted(fire));
            assertThat(value).withFailMessage("""
                            A's latency threw, A's update ended by that, and B sees the value %d.
                            An update that fails must leave no trace: the value has to be 0 still.
                            What runs after the latency when that ends by throwing?""", value).isZero();
            threads.start("C", () -> database.update("C"))
                    .awaitReturn("A's latency threw %s. After that, C's update never returned.".formatted(fire));
            assertThat(threads.start("D", database::value)
                            .awaitReturn("A's update failed, C's did not, and D's value() never returned."))
                    .as("the value after one failed update and one good one")
                    .isEqualTo(1);
        }
    }

    @Promise("04.4")
    void whoWaitsGoesOnWhenTheLatencyThrows(Threads threads) {
        AtomicInteger runs = new AtomicInteger();
        Gate disk = threads.gate("its latency");
        FakeDatabase database = new FakeDatabase(() -> {
            if (runs.incrementAndGet() == 1) {
                disk.pass();
                throw new IllegalStateException("disk on fire");
            }
        });
        TestThread<Void> a = threads.start("A", () -> database.update("A"));
        disk.awaitArrivals(1, "A's update never came to its latency.");
        TestThread<Void> b = threads.start("B", () -> database.update("B"));
        threads.settle();
        disk.open();
        a.awaitThrown("The latency threw, but nothing left A's update.");
        b.awaitReturn("""
                B waited while A was in its latency. Then the latency threw, and B's update never returned.
                Who tells B that A is done, if A ends like that?""");
    }

    @Promise("04.4")
    void aHundredFailuresLeaveNothingBehind(Threads threads) {
        AtomicBoolean burning = new AtomicBoolean(true);
        FakeDatabase database = new FakeDatabase(() -> {
            if (burning.get()) {
                throw new IllegalStateException("disk on fire");
            }
        });
        threads.start("A", () -> {
                    for (int i = 0; i < 100; i++) {
                        catchThrowable(() -> database.update("A"));
                    }
                })
                .awaitReturn();
        burning.set(false);
        threads.start("B", () -> database.update("B")).awaitReturn();
        assertThat(database.value())
                .as("the value after a hundred updates whose latency threw, and one whose did not")
                .isEqualTo(1);
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void throwUnchecked(Throwable thrown) throws X {
        throw (X) thrown;
    }

    @Promise("04.4")
    void aNullIsRefusedBeforeAnythingHasChanged(Threads threads) {
        AtomicInteger runs = new AtomicInteger();
        FakeDatabase database = new FakeDatabase(runs::incrementAndGet);
        Throwable name = threads.start("A", () -> database.update(null))
                .awaitThrown("A called update(null), and nothing left it.");
        assertRefused("update(null)", name);
        assertThat(runs.get()).as("how often the latency ran in update(null)").isEqualTo(0);
        int value = threads.start("B", database::value)
                .awaitReturn("A's update(null) was refused. After that, B's value() never returned.");
        assertThat(value).as("the value after update(null)").isZero();
        Throwable latency = catchThrowable(() -> new FakeDatabase(null));
        assertRefused("new FakeDatabase(null)", latency);
        threads.start("B", () -> database.update("B")).awaitReturn("""
                A's update(null) was refused. After that, B's update never returned.
                A is gone, and has kept something that B needs.
                What has update taken by the time at which it looks at the name?""");
        assertThat(database.value())
                .as("the value after update(null) and one update")
                .isEqualTo(1);
    }

    private static void assertRefused(String call, Throwable thrown) {
        assertThat(thrown)
                .withFailMessage(
                        "%s threw %s. A null is to be refused with a NullPointerException.",
                        call, thrown == null ? "nothing" : thrown)
                .isInstanceOf(NullPointerException.class);
    }

    @Promise("04.5")
    void twoDatabasesDoNotWaitForEachOther(Threads threads) {
        Gate disk = threads.gate("the latency of the first database");
        FakeDatabase first = new FakeDatabase(disk::pass);
        List<FakeDatabase> others =
                Stream.generate(() -> new FakeDatabase(() -> {})).limit(300).toList();
        threads.start("A", () -> first.update("customer"));
        disk.awaitArrivals(1, "A's update never came to its latency.");
        AtomicInteger updated = new AtomicInteger();
        TestThread<Void> b = threads.start(
                "B",
                () -> others.forEach(other -> {
                    other.update("customer");
                    updated.incrementAndGet();
                }));
        threads.eventually(
                """
                A is in the latency of one database, and B's update of another database never returned.
                What do the two databases share? It should be nothing.""",
                () -> assertThat(updated.get())
                        .as("databases that B has updated, of " + others.size())
                        .isEqualTo(others.size()));
        b.awaitReturn();
    }

    @Promise("04.5")
    void twoDatabasesWithTheSameLatencyDoNotWaitForEachOtherEither(Threads threads) {
        AtomicInteger runs = new AtomicInteger();
        Gate disk = threads.gate("the latency of the first database");
        Runnable latency = () -> {
            if (runs.incrementAndGet() == 1) {
                disk.pass();
            }
        };
        FakeDatabase first = new FakeDatabase(latency);
        FakeDatabase second = new FakeDatabase(latency);
        threads.start("A", () -> first.update("customer"));
        disk.awaitArrivals(1, "A's update never came to its latency.");
        threads.start("B", () -> second.update("customer")).awaitReturn("""
                Two databases were made with the same Runnable as their latency.
                A is in the latency of one of them, and B's update of the other one never returned.
                For what does B's update wait, and to which of the two databases does that belong?""");
    }

    @Promise("04.6")
    void anUpdateThatHasReturnedIsSeenByAnyThread(Threads threads) {
        FakeDatabase database = new FakeDatabase(() -> {});
        threads.start("A", () -> database.update("A")).awaitReturn();
        assertThat(threads.start("B", database::value).awaitReturn())
                .as("the value that B sees after A's update has returned")
                .isEqualTo(1);
    }

    @Promise("04.6")
    void whoseUpdateHasFailedSeesTheUpdatesOfOthers(Threads threads) {
        AtomicInteger runs = new AtomicInteger();
        FakeDatabase database = new FakeDatabase(() -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("disk on fire");
            }
        });
        Gate pause = threads.gate("a pause between its update and its value()");
        TestThread<Integer> a = threads.start("A", () -> {
            catchThrowable(() -> database.update("A"));
            pause.pass();
            return database.value();
        });
        pause.awaitArrivals(1, "A's latency threw, and A's update never ended.");
        threads.start("B", () -> database.update("B"))
                .awaitReturn("A's latency threw. After that, B's update never returned.");
        pause.open();
        int seen = a.awaitReturn("A's latency threw, B's update returned, and A's value() never did.");
        int seenByC = threads.start("C", database::value)
                .awaitReturn("A's latency threw, B's update returned, and C's value() never did.");
        assertThat(seen).withFailMessage("""
                        A's latency threw. After that, B's update returned. Now A sees the value %d, and C sees the value %d.
                        B's update has returned, so it counts, whoever asks.
                        What may a failed update have left behind for its own thread?""", seen, seenByC).isEqualTo(1);
    }

    @Promise("04.6")
    void theValueCostsNobodyTheInterruptFlag(Threads threads) {
        Gate disk = threads.gate("its latency");
        FakeDatabase database = new FakeDatabase(disk::pass);
        threads.start("A", () -> database.update("A"));
        disk.awaitArrivals(1, "A's update never came to its latency.");
        TestThread<Integer> b = threads.start("B", database::value);
        TestThread<Integer> c = threads.start("C", () -> {
            Thread.currentThread().interrupt();
            return database.value();
        });
        threads.settle();
        // It may wait for A, and it need not.
        boolean waits = !b.hasEnded();
        if (waits) {
            b.interrupt();
            threads.settle();
        }
        disk.open();
        b.awaitReturn();
        c.awaitReturn();
        assertThat(c.wasInterruptedAtEnd() && (!waits || b.wasInterruptedAtEnd()))
                .withFailMessage("""
                        Somebody was interrupted and asked for value() while A was in its latency, and the interrupt flag is gone after that.
                        Whoever asked can no longer see that somebody wanted him to stop.
                        How can the flag be kept?""")
                .isTrue();
    }
}
