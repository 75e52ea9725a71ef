package interleave.reentrantledger;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.testkit.Action;
import interleave.testkit.Promise;
import interleave.testkit.TestThread;
import interleave.testkit.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

class LedgerTest {
    private static final int MANY = 300;

    private final Ledger ledger = new Ledger();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile int last;

    @Promise("06.1")
    void aTransferReturnsHavingMovedTheMoney(Threads threads) {
        ledger.deposit("Ann", 100);
        threads.start("A", () -> ledger.transfer("Ann", "Bob", 30)).awaitReturn("""
                A transferred money from Ann to Bob, alone, and its call never returned.
                Nobody else is there, so A waits for something that only A could give.
                What does A hold already when it comes to the place where it waits?""");
        assertBalances("after a deposit of 100 for Ann and a transfer of 30 to Bob", 70, 30);
        threads.start("B", () -> ledger.transfer("Ann", "Bob", 70)).awaitReturn("""
                A transferred from Ann to Bob and returned. B's transfer of all that Ann had left never did.
                What has A's transfer left behind?""");
        assertBalances("after a second transfer, of all that Ann had left", 0, 100);
    }

    @Promise("06.1")
    void aTransferToItselfReturnsAndChangesNothing(Threads threads) {
        // Two names of one account are equal, and need not be the same object.
        for (String again : List.of("Ann", new String("Ann"))) {
            Ledger ledger = new Ledger();
            ledger.deposit("Ann", 100);
            threads.start("A", () -> ledger.transfer("Ann", again, 100)).awaitReturn("""
                    A transferred money from Ann to Ann, and its call never returned.
                    Ann is both the account that gives and the one that takes.
                    How often does the call take what it needs, and can it have it twice?""");
            assertThat(threads.start("B", () -> ledger.balance("Ann")).awaitReturn())
                    .as("Ann's balance of 100 after a transfer of 100 from Ann to Ann")
                    .isEqualTo(100);
            Throwable refused = threads.start("C", () -> ledger.transfer("Ann", again, 101))
                    .awaitThrown("Ann has 100, and a transfer of 101 from Ann to Ann was not refused.");
            assertThat(refused)
                    .as("what a transfer of 101 from Ann to Ann throws while Ann has 100")
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    /** Stands in for the schedule explorer: no seam of the ledger can park a thread between two locks. */
    @Promise("06.1")
    void transfersInBothDirectionsReturn(Threads threads) {
        ledger.deposit("Ann", 1_000_000_000);
        ledger.deposit("Bob", 1_000_000_000);
        String stuck = """
                A transferred from Ann to Bob again and again, B from Bob to Ann, and at last neither came back.
                Each of the two waits for something that the other one has.
                In which order does each of them take what it needs?""";
        race(threads, stuck, 60, () -> ledger.transfer("Ann", "Bob", 1), () -> ledger.transfer("Bob", "Ann", 1));
    }

    @Promise("06.2")
    void transfersOneAfterTheOtherLeaveTheTotalAlone(Threads threads) {
        ledger.deposit("Ann", 100);
        ledger.deposit("Bob", 20);
        ledger.withdraw("Bob", 5);
        assertThat(ledger.total()).as("the total after deposits of 100 and 20 and a withdrawal of 5").isEqualTo(115);
        threads.start("A", () -> ledger.transfer("Ann", "Bob", 30)).awaitReturn();
        threads.start("B", () -> ledger.transfer("Bob", "Cy", 45)).awaitReturn();
        assertThat(threads.start("C", ledger::total).awaitReturn("After two transfers total() never answered."))
                .as("the total of 115 after two transfers")
                .isEqualTo(115);
    }

    /** Stands in for the schedule explorer: a transfer has no seam between the two balances that it changes. */
    @Promise("06.2")
    void theTotalStaysWhileMoneyGoesToAndFro(Threads threads) {
        ledger.deposit("Ann", 1_000);
        AtomicLong seen = new AtomicLong(1_000);
        race(
                threads,
                "A transferred to and fro while B asked for the total again and again, and not both came back.",
                70,
                () -> {
                    ledger.transfer("Ann", "Bob", 1_000);
                    ledger.transfer("Bob", "Ann", 1_000);
                },
                () -> lookAtTotal(1_000, seen));
        assertTotalWas(1_000, seen);
    }

    /** Stands in for the schedule explorer; the many accounts keep whoever adds them up busy for long. */
    @Promise("06.2")
    void theTotalStaysWhileManyAccountsAreAddedUp(Threads threads) {
        for (int i = 0; i < MANY; i++) {
            ledger.deposit("account " + i, 1_000_000);
        }
        AtomicLong seen = new AtomicLong(MANY * 1_000_000L);
        race(
                threads,
                "A transferred between many accounts while B asked for the total, and not both came back.",
                70,
                transfersBetweenMany(),
                () -> lookAtTotal(MANY * 1_000_000L, seen));
        assertTotalWas(MANY * 1_000_000L, seen);
    }

    /** Stands in for the schedule explorer. */
    @Promise("06.2")
    void depositsDuringTransfersAreAllInTheTotal(Threads threads) {
        ledger.deposit("Ann", 1_000);
        AtomicLong deposited = new AtomicLong(1_000);
        race(
                threads,
                "A transferred between Ann and Bob while B deposited for both, and not both came back.",
                50,
                () -> {
                    ledger.transfer("Ann", "Bob", 1);
                    ledger.transfer("Bob", "Ann", 1);
                },
                () -> {
                    ledger.deposit("Ann", 1);
                    ledger.deposit("Bob", 1);
                    deposited.addAndGet(2);
                });
        assertThat(ledger.total())
                .withFailMessage(
                        """
                        While A transferred between Ann and Bob, B's deposits made it %d in all, and the total is %d.
                        A transfer and a deposit have changed one balance at the same time, and one of them is lost.
                        What keeps the two apart?""",
                        deposited.get(), ledger.total())
                .isEqualTo(deposited.get());
    }

    @Promise("06.3")
    void whatCannotBePaidIsRefusedAndChangesNothing(Threads threads) {
        assertRefused(threads, "withdraw(Ann, 101)", IllegalStateException.class, l -> l.withdraw("Ann", 101));
        assertRefused(threads, "withdraw(Cy, 1)", IllegalStateException.class, l -> l.withdraw("Cy", 1));
        assertRefused(threads, "transfer(Ann, Bob, 101)", IllegalStateException.class, l -> l.transfer("Ann", "Bob", 101));
        assertRefused(threads, "transfer(Cy, Ann, 1)", IllegalStateException.class, l -> l.transfer("Cy", "Ann", 1));
    }

    @Promise("06.3")
    void anAmountThatIsNotPositiveIsRefusedAndChangesNothing(Threads threads) {
        for (long amount : List.of(0L, -1L, -50L)) {
            String shown = amount + ")";
            assertRefused(
                    threads, "deposit(Ann, " + shown, IllegalArgumentException.class, l -> l.deposit("Ann", amount));
            assertRefused(
                    threads, "withdraw(Ann, " + shown, IllegalArgumentException.class, l -> l.withdraw("Ann", amount));
            assertRefused(
                    threads,
                    "transfer(Ann, Bob, " + shown,
                    IllegalArgumentException.class,
                    l -> l.transfer("Ann", "Bob", amount));
        }
    }

    @Promise("06.3")
    void aNullIsRefusedAndChangesNothing(Threads threads) {
        assertRefused(threads, "deposit(null, 1)", NullPointerException.class, l -> l.deposit(null, 1));
        assertRefused(threads, "withdraw(null, 1)", NullPointerException.class, l -> l.withdraw(null, 1));
        assertRefused(threads, "transfer(null, Ann, 1)", NullPointerException.class, l -> l.transfer(null, "Ann", 1));
        assertRefused(threads, "transfer(Ann, null, 1)", NullPointerException.class, l -> l.transfer("Ann", null, 1));
        assertRefused(threads, "balance(null)", NullPointerException.class, l -> l.balance(null));
    }

    @Promise("06.3")
    void anInterruptedThreadCanGoOnUsingTheLedger(Threads threads) {
        ledger.deposit("Ann", 100);
        TestThread<List<Long>> a = threads.start("A", () -> {
            Thread.currentThread().interrupt();
            ledger.deposit("Ann", 50);
            ledger.withdraw("Ann", 20);
            ledger.transfer("Ann", "Bob", 30);
            return List.of(ledger.balance("Ann"), ledger.balance("Bob"), ledger.total());
        });
        assertThat(a.awaitReturn())
                .withFailMessage(() ->
                        """
                        A was interrupted; then it deposited, withdrew and transferred. The two balances and the total are %s.
                        No method of the ledger declares InterruptedException, so nobody expects that one gives up.
                        Which ways to wait for a lock are there, and what does an interrupt do to each?"""
                                .formatted(a.awaitReturn()))
                .isEqualTo(List.of(100L, 30L, 130L));
        assertThat(a.wasInterruptedAtEnd())
                .withFailMessage("""
                        A was interrupted, used the ledger, and its interrupt flag is gone.
                        Whoever called can no longer see that somebody wanted A to stop.
                        How can the flag be kept?""")
                .isTrue();
    }

    /** Stands in for the schedule explorer: no seam parks a withdrawal between its check and its write. */
    @Promise("06.3")
    void nobodyWithdrawsWhatAnotherHasTaken(Threads threads) {
        AtomicLong lowest = new AtomicLong();
        Action withdrawal = () -> {
            try {
                ledger.withdraw("Ann", 2);
            } catch (IllegalStateException refused) {
                return;
            }
            lowest.accumulateAndGet(ledger.balance("Ann"), Math::min);
            over.compareAndSet(false, lowest.get() < 0);
        };
        race(
                threads,
                "A deposited while B and C withdrew, and not all of them came back.",
                50,
                () -> ledger.deposit("Ann", 1),
                withdrawal,
                withdrawal);
        assertThat(lowest.get())
                .withFailMessage(
                        """
                        B and C withdrew at the same time, there was enough for one of them, and Ann's balance came to %d.
                        The one that should have been refused was not.
                        What may happen between looking at the balance and writing it?""",
                        lowest.get())
                .isZero();
    }

    @Promise("06.4")
    void depositsAndWithdrawalsOneAfterTheOtherCount() {
        assertThat(ledger.balance("Ann")).as("the balance of an account that was never named").isZero();
        assertThat(ledger.total()).as("the total of a ledger without accounts").isZero();
        ledger.deposit("Ann", 3_000_000_000L);
        ledger.deposit(new String("Ann"), 5);
        ledger.deposit("Bob", 7);
        ledger.withdraw("Ann", 1_000);
        ledger.withdraw("Bob", 7);
        assertBalances("after deposits of 3000000000 and 5 and a withdrawal of 1000; after 7 and 7", 2_999_999_005L, 0);
        assertThat(ledger.total()).as("the total of the two").isEqualTo(2_999_999_005L);
        assertThat(new Ledger().total()).as("the total of another ledger").isZero();
    }

    /** Stands in for the schedule explorer: a deposit has no seam between its read and its write. */
    @Promise("06.4")
    void depositsAndWithdrawalsAtTheSameTimeAllCount(Threads threads) {
        ledger.deposit("Ann", 1_000);
        AtomicLong counted = new AtomicLong(1_000);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Action depositAndWithdraw = () -> {
            try {
                ledger.deposit("Ann", 3);
                ledger.withdraw("Ann", 2);
                counted.incrementAndGet();
            } catch (IllegalStateException refused) {
                // Ann had 1000 before it began, so only a lost deposit can leave her with too little.
                thrown.compareAndSet(null, refused);
                over.set(true);
            }
        };
        race(
                threads,
                "A, B and C deposited and withdrew at the same time, and not all of them came back.",
                70,
                depositAndWithdraw,
                depositAndWithdraw,
                depositAndWithdraw);
        assertThat(thrown.get() == null && ledger.balance("Ann") == counted.get())
                .withFailMessage(() ->
                        """
                        A, B and C deposited and withdrew at the same time. Ann should have %d and has %d.
                        Two of them have read the same balance, and one has overwritten what the other one wrote.
                        What must hold from before the read until after the write?"""
                                .formatted(counted.get(), ledger.balance("Ann")))
                .isTrue();
    }

    /** Stands in for the schedule explorer: accounts that are new change the shape of what holds them. */
    @Promise("06.4")
    void newAccountsAtTheSameTimeAreAllKept(Threads threads) {
        AtomicLong a = new AtomicLong();
        AtomicLong b = new AtomicLong();
        race(
                threads,
                "A and B deposited for new accounts at the same time, and not both came back.",
                40,
                () -> depositForNewAccount("a", a),
                () -> depositForNewAccount("b", b));
        List<String> lost = new ArrayList<>();
        for (AtomicLong each : List.of(a, b)) {
            for (long i = 0; i < each.get(); i++) {
                String account = (each == a ? "a" : "b") + i;
                if (ledger.balance(account) != 1) {
                    lost.add(account);
                }
            }
        }
        assertThat(lost.size())
                .withFailMessage(
                        """
                        A and B deposited 1 for %d new accounts at the same time, and %d of them do not have it.
                        What holds the accounts was being changed by both, and did not bear it.
                        Which classes of java.util may be changed by two threads at once?""",
                        a.get() + b.get(), lost.size())
                .isZero();
    }

    /** The just-in-time compiler reads a field once before a hot loop if nothing says that another thread may write it. */
    @Promise("06.4")
    void aThreadThatKeepsAskingSeesTheDeposit(Threads threads) {
        ledger.deposit("Ann", 1);
        TestThread<Long> b = threads.start("B", () -> {
            long seen;
            do {
                seen = ledger.balance("Ann");
            } while (seen == 1);
            return seen;
        });
        threads.settle();
        threads.start("A", () -> ledger.deposit("Ann", 1)).awaitReturn();
        long seen = b.awaitReturn("""
                B asks for Ann's balance again and again. A's deposit has returned long ago, and B still sees the old one.
                What tells Java that another thread may have written it?""");
        assertThat(seen).as("Ann's balance as B sees it at last").isEqualTo(2);
    }

    /**
     * Lets threads A, B, C do their steps again and again until one of them has seen enough, or the time is over and they
     * have taken turns; a busy machine, on which they meet less often, is given longer for that.
     */
    private void race(Threads threads, String otherwise, int millis, Action... steps) {
        long begin = System.nanoTime();
        AtomicLong turns = new AtomicLong();
        List<TestThread<Void>> racing = new ArrayList<>();
        for (Action step : steps) {
            int number = racing.size();
            racing.add(threads.start(String.valueOf((char) ('A' + number)), () -> {
                do {
                    step.run();
                    if (last != number) {
                        last = number;
                        turns.incrementAndGet();
                    }
                } while (!over.get() && !isEnough((System.nanoTime() - begin) / 1_000_000, turns.get(), millis));
            }));
        }
        racing.forEach(thread -> thread.awaitReturn(otherwise));
    }

    private static boolean isEnough(long spent, long turns, int millis) {
        return spent >= millis && turns >= 30 || spent >= 4L * millis;
    }

    private Action transfersBetweenMany() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            names.add("account " + i);
        }
        SplittableRandom random = new SplittableRandom(6);
        return () -> {
            int from = random.nextInt(MANY);
            int to = (from + 1 + random.nextInt(MANY - 1)) % MANY;
            ledger.transfer(names.get(from), names.get(to), 1);
        };
    }

    private void depositForNewAccount(String owner, AtomicLong count) {
        if (count.get() < 5_000) {
            ledger.deposit(owner + count.get(), 1);
            count.incrementAndGet();
        }
    }

    private void lookAtTotal(long expected, AtomicLong seen) {
        long total = ledger.total();
        if (total != expected) {
            seen.set(total);
            over.set(true);
        }
    }

    private static void assertTotalWas(long expected, AtomicLong seen) {
        assertThat(seen.get())
                .withFailMessage(
                        """
                        Nobody deposited or withdrew. The total was %d, and in the middle of a transfer B saw %d.
                        For a moment money was on its way: out of one account, and in no other, or in both.
                        From when until when must nobody look?""",
                        expected, seen.get())
                .isEqualTo(expected);
    }

    private void assertBalances(String when, long ann, long bob) {
        assertThat(List.of(ledger.balance("Ann"), ledger.balance("Bob")))
                .as("Ann's and Bob's balance " + when)
                .isEqualTo(List.of(ann, bob));
    }

    @FunctionalInterface
    private interface Call {
        void on(Ledger ledger);
    }

    private static void assertRefused(Threads threads, String shown, Class<? extends Exception> expected, Call call) {
        Ledger ledger = new Ledger();
        ledger.deposit("Ann", 100);
        ledger.deposit("Bob", 10);
        Throwable thrown = threads.start("A", () -> call.on(ledger))
                .awaitThrown("Ann has 100 and Bob has 10, and " + shown + " was not refused.");
        assertThat(thrown).as("what %s throws", shown).isInstanceOf(expected);
        TestThread<List<Long>> b =
                threads.start("B", () -> List.of(ledger.balance("Ann"), ledger.balance("Bob"), ledger.total()));
        List<Long> left = b.awaitReturn("""
                A's call %s was refused. After that, B asked for the balances and the total, and never got an answer.
                A is gone, and has kept something that B needs.
                Which ways out of the method are there, and what is given back on each?""".formatted(shown));
        assertThat(left)
                .as("Ann's and Bob's balance and the total, after %s was refused", shown)
                .isEqualTo(List.of(100L, 10L, 110L));
        threads.start("C", () -> {
                    ledger.withdraw("Ann", 1);
                    ledger.deposit("Bob", 1);
                })
                .awaitReturn("A's call %s was refused. After that, C's withdrawal and deposit never returned."
                        .formatted(shown));
        assertThat(ledger.total()).as("the total after a refusal, a withdrawal and a deposit").isEqualTo(110);
    }
}
