package interleave.lockordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import interleave.testkit.Gate;
import interleave.testkit.Promise;
import interleave.testkit.TestThread;
import interleave.testkit.Threads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class BankTest {
    private static final String DEADLOCK = """
            %s, all at the same time, and not every transfer came back.
            Each has one account and waits for one that another has, all round.
            In which order does each transfer take its two accounts, and who decides it?""";

    private final AtomicInteger postings = new AtomicInteger();
    private final Account ann = new Account("Ann", 100);
    private final Account bob = new Account("Bob", 100);
    private final Account cy = new Account("Cy", 100);
    private final Account dee = new Account("Dee", 100);

    @Promise("07.1")
    void twoAccountsInBothDirections(Threads threads) {
        // Two numbers of one hash code and one length, two that differ in case alone; all accounts have one balance.
        for (List<String> numbers : List.of(List.of("Aa", "BB"), List.of("a1", "A1"))) {
            List<Account> accounts =
                    numbers.stream().map(number -> new Account(number, 100)).toList();
            String observed = "X has the number %s, and Y %s. X paid Y and Y paid X".formatted(numbers.toArray());
            assertNoDeadlockInRing(threads, observed, accounts);
        }
    }

    @Promise("07.1")
    void twoAccountsThatLookAlikeToTheJvm(Threads threads) {
        assertNoDeadlockInRing(threads, "X paid Y and Y paid X", twoOfOneIdentityHashCode());
    }

    @Promise("07.1")
    void threeAccountsInARing(Threads threads) {
        // Hash codes of about 0, 1.5 and -1.5 milliards: the difference of two of them overflows.
        List<Account> ring = List.of(new Account("A", 100), numberedNear(1_500_000_000), numberedNear(-1_500_000_000));
        assertNoDeadlockInRing(threads, "X paid Y, Y paid Z and Z paid X", ring);
    }

    @Promise("07.2")
    void transfersBetweenDisjointPairsAreInProgressTogether(Threads threads) {
        Gate journal = threads.gate("its posting");
        Bank bank = new Bank(journal::pass);
        List<Account> accounts = alikeNumbers(128);
        for (int i = 0; i < accounts.size(); i += 2) {
            Account from = accounts.get(i);
            Account to = accounts.get(i + 1);
            threads.start("payer " + (i / 2 + 1), () -> bank.transfer(from, to, 1));
        }
        threads.eventually(
                """
                64 transfers were started between 64 pairs of accounts, no two pairs sharing one, and not all came to posting.
                So some of them wait for strangers. (All these accounts have numbers of the same hash code.)
                What does a transfer hold, and who else needs that?""",
                () -> assertThat(journal.arrivals()).as("transfers in posting").isEqualTo(64));
    }

    @Promise("07.2")
    void aTransferThatWaitsHoldsUpNoStranger(Threads threads) {
        Gate journal = threads.gate("its posting");
        AtomicInteger first = new AtomicInteger();
        Bank bank = new Bank(() -> {
            if (first.getAndIncrement() == 0) {
                journal.pass();
            }
        });
        threads.start("A", () -> bank.transfer(ann, bob, 1));
        journal.awaitArrivals(1, "A's transfer never came to its posting.");
        TestThread<Void> b = threads.start("B", () -> bank.transfer(bob, ann, 1));
        threads.settle();
        threads.start("C", () -> bank.transfer(cy, dee, 1)).awaitReturn("""
                A is in the posting of a transfer from Ann to Bob, B waits with one from Bob to Ann.
                C transferred from Cy to Dee, and its call never returned.
                What do Cy and Dee have to do with the others?""");
        journal.open();
        b.awaitEnd();
    }

    /** Two orders of coming, since whoever passes the accounts on may wake the first who waits, or the last. */
    @Promise("07.2")
    void whoHasWaitedGoesOnWhileStrangersAreInProgress(Threads threads) {
        for (boolean strangerFirst : List.of(true, false)) {
            Gate first = threads.gate("its posting");
            Gate second = threads.gate("its posting");
            AtomicReference<Gate> next = new AtomicReference<>(first);
            Bank bank = new Bank(() -> {
                Gate gate = next.get();
                if (gate != null) {
                    gate.pass();
                }
            });
            threads.start("A", () -> bank.transfer(ann, bob, 1));
            first.awaitArrivals(1, "A's transfer never came to its posting.");
            next.set(second);
            threads.start("B", () -> bank.transfer(cy, dee, 1));
            second.awaitArrivals(
                    1,
                    "While A was in its posting with Ann and Bob, B's transfer from Cy to Dee never came to its own.");
            next.set(null);
            TestThread<Void> c;
            if (strangerFirst) {
                startAndSettle(threads, "D", bank, cy, new Account("Fay", 100));
                c = startAndSettle(threads, "C", bank, ann, new Account("Eve", 100));
            } else {
                c = startAndSettle(threads, "C", bank, ann, new Account("Eve", 100));
                startAndSettle(threads, "D", bank, cy, new Account("Fay", 100));
            }
            first.open();
            c.awaitReturn("""
                    C came with a transfer from Ann to Eve while A had Ann. A has come back, and C has not.
                    Only B is still in its posting, with Cy and Dee, and D waits for Cy: strangers to C.
                    What does C still wait for, and who would have to give it?""");
            second.open();
        }
    }

    private static TestThread<Void> startAndSettle(Threads threads, String name, Bank bank, Account from, Account to) {
        TestThread<Void> thread = threads.start(name, () -> bank.transfer(from, to, 1));
        threads.settle();
        return thread;
    }

    @Promise("07.3")
    void whoSharesAnAccountWaits(Threads threads) {
        Gate journal = threads.gate("its posting");
        Bank bank = new Bank(journal::pass);
        threads.start("A", () -> bank.transfer(ann, bob, 10));
        journal.awaitArrivals(1, "A's transfer never came to its posting.");
        List<TestThread<Void>> others = List.of(
                threads.start("B (Ann to Bob)", () -> bank.transfer(ann, bob, 1)),
                threads.start("C (Bob to Ann)", () -> bank.transfer(bob, ann, 2)),
                threads.start("D (Ann to Cy)", () -> bank.transfer(ann, cy, 3)),
                threads.start("E (Cy to Ann)", () -> bank.transfer(cy, ann, 4)),
                threads.start("F (Bob to Dee)", () -> bank.transfer(bob, dee, 5)),
                threads.start("G (Dee to Bob)", () -> bank.transfer(dee, bob, 6)),
                threads.start("H (Ann to Ann)", () -> bank.transfer(ann, ann, 7)),
                threads.start("I (Bob to Bob)", () -> bank.transfer(bob, bob, 8)));
        threads.settle();
        assertThat(journal.arrivals()).withFailMessage("""
                        A was in the posting of a transfer from Ann to Bob, and another transfer of one of them came to its own.
                        So two transfers work on one account at the same time.
                        Which accounts must a transfer have for itself, and from when until when?""").isEqualTo(1);
        List<String> ended = others.stream()
                .filter(TestThread::hasEnded)
                .map(TestThread::name)
                .toList();
        assertThat(ended).withFailMessage("""
                        A was in the posting of a transfer from Ann to Bob. These transfers came back meanwhile: %s.
                        They need Ann or Bob, and have not run posting.
                        When may a transfer return?""", ended).isEmpty();
        journal.open();
        threads.settle();
        if (!others.stream().allMatch(TestThread::hasEnded)) {
            // Whether all come back is another promise's matter.
            return;
        }
        others.forEach(TestThread::awaitReturn);
        assertBalances("after nine transfers that had to wait for each other", 92, 110, 99, 99);
    }

    @Promise("07.3")
    void whoHaveWaitedForOneAccountComeOneByOne(Threads threads) {
        Gate journal = threads.gate("its posting");
        Bank bank = new Bank(journal::pass);
        threads.start("A", () -> bank.transfer(ann, bob, 10));
        journal.awaitArrivals(1, "A's transfer never came to its posting.");
        threads.start("B", () -> bank.transfer(ann, bob, 1));
        threads.start("C", () -> bank.transfer(cy, ann, 2));
        threads.start("D", () -> bank.transfer(ann, dee, 3));
        threads.settle();
        // Whether all of them come at last is another promise's matter.
        for (int gone = 1; gone <= 3 && journal.arrivals() == gone; gone++) {
            journal.letOneThrough();
            threads.settle();
            int inPosting = journal.arrivals() - gone;
            assertThat(inPosting).withFailMessage("""
                            A was in the posting of a transfer of Ann's, and B, C and D came with other ones of hers.
                            %d of these four went on, one by one, and now %d are in posting together.
                            A thread that was woken: what does it know of what the others did before it ran?""", gone, inPosting).isLessThanOrEqualTo(1);
        }
        journal.open();
    }

    /** A thousand accounts have been opened before: what tells the first ones apart need not do so with these. */
    @Promise("07.3")
    void whoSharesALateAccountWaits(Threads threads) {
        List<Account> late = alikeNumbers(1_024).subList(1_021, 1_024);
        Gate journal = threads.gate("its posting");
        Bank bank = new Bank(journal::pass);
        threads.start("A", () -> bank.transfer(late.get(0), late.get(1), 10));
        journal.awaitArrivals(1, "A's transfer never came to its posting.");
        threads.start("B", () -> bank.transfer(late.get(0), late.get(2), 1));
        threads.start("C", () -> bank.transfer(late.get(2), late.get(1), 2));
        threads.settle();
        assertThat(journal.arrivals()).withFailMessage("""
                        A was in the posting of a transfer, and another one of the same account came to its own.
                        A thousand accounts had been opened before these; with the first ones it would have waited.
                        Which object does a transfer lock, and is it the same each time?""").isEqualTo(1);
        journal.open();
    }

    /** What guards two accounts that look alike must guard each of them from a third one, too. */
    @Promise("07.3")
    void whoSharesOneOfTwoAlikeAccountsWaits(Threads threads) {
        for (List<Account> alike :
                List.of(List.of(new Account("Aa", 100), new Account("BB", 100)), twoOfOneIdentityHashCode())) {
            Gate journal = threads.gate("its posting");
            Bank bank = new Bank(journal::pass);
            threads.start("A", () -> bank.transfer(alike.get(0), alike.get(1), 10));
            journal.awaitArrivals(1, "A's transfer never came to its posting.");
            threads.start("B", () -> bank.transfer(alike.get(0), cy, 1));
            threads.start("C", () -> bank.transfer(dee, alike.get(1), 2));
            threads.settle();
            assertThat(journal.arrivals()).withFailMessage("""
                            A was in the posting of a transfer from X to Y, and another transfer of one of them came to its own.
                            X and Y have one hash code or one identity hash code; the third account has another.
                            What does a transfer of X and Y hold, and what does one of X and Z?""").isEqualTo(1);
            journal.open();
        }
    }

    /** Whether an account comes first or second in the order that the answer may have, and pays or is paid. */
    @Promise("07.3")
    void whoHasWaitedForAnAccountFindsWhatIsInItThen(Threads threads) {
        for (List<Account> order : List.of(List.of(ann, bob, cy), List.of(bob, ann, cy), List.of(cy, ann, bob))) {
            for (boolean paid : List.of(true, false)) {
                Account shared = order.get(0);
                Account first = order.get(1);
                Account second = order.get(2);
                long before = shared.balance();
                Gate journal = threads.gate("its posting");
                Bank bank = new Bank(journal::pass);
                TestThread<Void> a =
                        threads.start("A", () -> bank.transfer(paid ? first : shared, paid ? shared : first, 10));
                journal.awaitArrivals(1, "A's transfer never came to its posting.");
                TestThread<Void> b =
                        threads.start("B", () -> bank.transfer(paid ? second : shared, paid ? shared : second, 1));
                threads.settle();
                journal.open();
                a.awaitReturn();
                b.awaitReturn();
                assertThat(shared.balance() - before)
                        .withFailMessage("""
                                %s %s 10 in A's transfer and 1 in B's, which waited for A's. The balance has changed by %d.
                                So one of the two is lost.
                                When does a transfer look at a balance: before or after it has the account for itself?""", shared.number(), paid ? "was paid" : "paid", shared.balance() - before)
                        .isEqualTo(paid ? 11 : -11);
            }
        }
    }

    @Promise("07.3")
    void aRefusedTransferFreesNobodysAccount(Threads threads) {
        Gate journal = threads.gate("its posting");
        Bank bank = new Bank(journal::pass);
        threads.start("A", () -> bank.transfer(ann, bob, 10));
        journal.awaitArrivals(1, "A's transfer never came to its posting.");
        List<TestThread<Void>> refused = List.of(
                threads.start("B", () -> bank.transfer(ann, bob, 0)),
                threads.start("C", () -> bank.transfer(bob, null, 1)),
                threads.start("D", () -> bank.transfer(null, ann, 1)));
        threads.settle();
        // Whoever looks at the amount when it has the accounts has to wait for that.
        refused.stream().filter(TestThread::hasEnded).forEach(TestThread::awaitEnd);
        threads.start("E", () -> bank.transfer(ann, cy, 1));
        threads.start("F", () -> bank.transfer(dee, bob, 1));
        threads.settle();
        assertThat(journal.arrivals()).withFailMessage("""
                        A was in the posting of a transfer from Ann to Bob. Other calls with Ann and Bob were refused, for an amount of 0 or a null. \
                        After that another transfer of one of them came to its posting.
                        So two transfers work on one account at the same time.
                        What does a call give back when it is refused, and did it have that?""").isEqualTo(1);
        journal.open();
        refused.forEach(TestThread::awaitEnd);
    }

    @Promise("07.3")
    void aBalanceCostsNobodyTheInterruptFlag(Threads threads) {
        Gate journal = threads.gate("its posting");
        Bank bank = new Bank(journal::pass);
        threads.start("A", () -> bank.transfer(ann, bob, 10));
        journal.awaitArrivals(1, "A's transfer never came to its posting.");
        TestThread<Long> b = threads.start("B", () -> {
            Thread.currentThread().interrupt();
            return ann.balance();
        });
        threads.settle();
        journal.open();
        b.awaitReturn();
        assertThat(b.wasInterruptedAtEnd()).withFailMessage("""
                        B was interrupted and asked for Ann's balance during a transfer of hers, and its interrupt flag is gone after that.
                        Whoever asked can no longer see that somebody wanted B to stop.
                        How can the flag be kept?""").isTrue();
    }

    @Promise("07.3")
    void largeSumsAreMovedToTheLastPenny(Threads threads) {
        Bank bank = new Bank(() -> {});
        for (long opening : new long[] {(1L << 31) + 1, (1L << 53) + 1, Long.MAX_VALUE - 1}) {
            Account rich = new Account("rich", opening);
            Account poor = new Account("poor", 1);
            threads.start("A", () -> bank.transfer(rich, poor, 1)).awaitReturn();
            assertThat(List.of(rich.balance(), poor.balance()))
                    .as("the balances of %d and 1 after a transfer of 1", opening)
                    .isEqualTo(List.of(opening - 1, 2L));
            threads.start("B", () -> bank.transfer(rich, poor, opening - 3)).awaitReturn();
            assertThat(List.of(rich.balance(), poor.balance()))
                    .as("the balances after one more of %d", opening - 3)
                    .isEqualTo(List.of(2L, opening - 1));
        }
    }

    @Promise("07.3")
    void whoNeedsTheAccountOfATransferToItselfWaits(Threads threads) {
        Gate journal = threads.gate("its posting");
        Bank bank = new Bank(journal::pass);
        threads.start("A", () -> bank.transfer(ann, ann, 10));
        journal.awaitArrivals(1, "A's transfer never came to its posting.");
        threads.start("B", () -> bank.transfer(ann, bob, 1));
        threads.start("C", () -> bank.transfer(bob, ann, 2));
        threads.start("D", () -> bank.transfer(ann, ann, 3));
        threads.settle();
        assertThat(journal.arrivals()).withFailMessage("""
                        A was in the posting of a transfer from Ann to Ann, and another of hers came to its own.
                        So two transfers work on one account at the same time.
                        From when until when must a transfer have its account for itself?""").isEqualTo(1);
        journal.open();
    }

    @Promise("07.3")
    void transfersOneAfterTheOtherMoveTheMoney(Threads threads) {
        Bank bank = new Bank(postings::incrementAndGet);
        threads.start("A", () -> bank.transfer(ann, bob, 30)).awaitReturn();
        threads.start("B", () -> bank.transfer(bob, cy, 130)).awaitReturn();
        threads.start("C", () -> bank.transfer(cy, ann, 1)).awaitReturn();
        assertBalances("after 30 from Ann to Bob, 130 from Bob to Cy and 1 from Cy to Ann", 71, 0, 229, 100);
        assertThat(postings).as("how often three transfers ran posting").hasValue(3);
        assertThat(List.of(ann.number(), bob.number()))
                .as("the numbers of two accounts")
                .isEqualTo(List.of("Ann", "Bob"));
    }

    @Promise("07.4")
    void aTransferToItselfPostsOnceAndChangesNothing(Threads threads) {
        Bank bank = new Bank(postings::incrementAndGet);
        threads.start("A", () -> bank.transfer(ann, ann, 100)).awaitReturn("""
                A transferred from Ann to Ann, alone, and its call never returned.
                The account that gives and the account that takes are one.
                How often does the call take it, and can it have it twice?""");
        assertThat(postings)
                .as("how often a transfer from Ann to Ann ran posting")
                .hasValue(1);
        assertThat(ann.balance())
                .as("Ann's balance of 100 after a transfer of 100 to Ann")
                .isEqualTo(100);
        threads.start("B", () -> bank.transfer(ann, bob, 1)).awaitReturn("""
                A transferred from Ann to Ann and returned. After that, B's transfer from Ann to Bob never did.
                What was taken twice, and how often was it given back?""");
    }

    @Promise("07.5")
    void whatIsRefusedChangesNothing(Threads threads) {
        assertRefused(threads, IllegalStateException.class, ann, bob, 101);
        assertRefused(threads, IllegalStateException.class, bob, ann, Long.MAX_VALUE);
        assertRefused(threads, IllegalStateException.class, ann, ann, 101);
        assertRefused(threads, IllegalArgumentException.class, ann, bob, 0);
        assertRefused(threads, IllegalArgumentException.class, ann, bob, -1);
        assertRefused(threads, IllegalArgumentException.class, ann, ann, 0);
        assertRefused(threads, NullPointerException.class, null, bob, 1);
        assertRefused(threads, NullPointerException.class, ann, null, 1);
        assertRefused(threads, NullPointerException.class, null, null, 1);
        assertThat(catchThrowable(() -> new Bank(null)))
                .as("what new Bank(null) throws")
                .isInstanceOf(NullPointerException.class);
        assertThat(catchThrowable(() -> new Account(null, 1)))
                .as("what new Account(null, 1) throws")
                .isInstanceOf(NullPointerException.class);
    }

    @Promise("07.5")
    void whatPostingThrowsChangesNothing(Threads threads) {
        for (Throwable fire : List.of(new IllegalStateException("journal on fire"), new Error("journal under water"))) {
            AtomicReference<Throwable> burning = new AtomicReference<>(fire);
            Bank bank = new Bank(() -> throwUnchecked(burning.getAndSet(null)));
            threads.start("A", () -> bank.transfer(ann, bob, 10))
                    .awaitThrown("Posting threw, and A's transfer did not.");
            assertUsable(threads, bank, "Posting threw %s in A's transfer from Ann to Bob".formatted(fire));
            burning.set(fire);
            threads.start("A", () -> bank.transfer(ann, ann, 10))
                    .awaitThrown("Posting threw, and A's transfer from Ann to Ann did not.");
            assertUsable(threads, bank, "Posting threw %s in A's transfer from Ann to Ann".formatted(fire));
        }
    }

    @Promise("07.5")
    void whoWaitedIsRefusedIfTheMoneyIsGone(Threads threads) {
        Gate journal = threads.gate("its posting");
        Bank bank = new Bank(journal::pass);
        TestThread<Void> a = threads.start("A", () -> bank.transfer(ann, bob, 100));
        journal.awaitArrivals(1, "A's transfer never came to its posting.");
        TestThread<Void> b = threads.start("B", () -> bank.transfer(ann, cy, 100));
        threads.settle();
        journal.open();
        a.awaitReturn();
        assertThat(b.awaitThrown("""
                        Ann has 100. A transferred it to Bob; B waited with a transfer of 100 to Cy, and was not refused.
                        What Ann had when B came is not what she had when it was B's turn.
                        When must a transfer look at the balance?"""))
                .as("what a transfer of 100 throws while Ann has 0")
                .isInstanceOf(IllegalStateException.class);
        assertBalances("after 100 from Ann to Bob and a refused transfer to Cy", 0, 200, 100, 100);
    }

    @Promise("07.5")
    void anInterruptDoesNotEndATransfer(Threads threads) {
        Gate journal = threads.gate("its posting");
        Bank bank = new Bank(journal::pass);
        threads.start("A", () -> bank.transfer(ann, bob, 10));
        journal.awaitArrivals(1, "A's transfer never came to its posting.");
        TestThread<Void> b = threads.start("B", () -> bank.transfer(ann, bob, 5));
        threads.settle();
        b.interrupt();
        threads.settle();
        journal.open();
        b.awaitReturn();
        assertThat(b.wasInterruptedAtEnd()).withFailMessage("""
                        B was interrupted while its transfer waited for A's, and its interrupt flag is gone.
                        Whoever called transfer can no longer see that somebody wanted B to stop.
                        How can the flag be kept?""").isTrue();
        threads.settle();
        assertBalances("after two transfers of 10 and 5 from Ann to Bob, the second interrupted", 85, 115, 100, 100);
    }

    /** One of the two accounts is free, and the transfer may have that one already when it is interrupted. */
    @Promise("07.5")
    void anInterruptOfAWaitingTransferLeavesBothAccountsUsable(Threads threads) {
        for (Account held : List.of(ann, bob)) {
            Gate journal = threads.gate("its posting");
            Bank bank = new Bank(journal::pass);
            TestThread<Void> a = threads.start("A", () -> bank.transfer(held, cy, 1));
            journal.awaitArrivals(1, "A's transfer never came to its posting.");
            TestThread<Void> b = threads.start("B", () -> bank.transfer(ann, bob, 5));
            threads.settle();
            b.interrupt();
            threads.settle();
            journal.open();
            a.awaitReturn();
            b.awaitReturn();
            for (Account account : List.of(ann, bob)) {
                threads.start("C", () -> bank.transfer(account, dee, 1))
                        .awaitReturn("""
                        A was in a transfer from %s to Cy, and B, with one from Ann to Bob, waited for it and was interrupted.
                        Both have returned. Then C came with a transfer from %s to Dee, and never came back.
                        Which accounts does B still keep from others, when its transfer has returned?""".formatted(held.number(), account.number()));
            }
        }
    }

    @Promise("07.5")
    void aTransferThatThrowsKeepsTheInterruptFlagToo(Threads threads) {
        Gate journal = threads.gate("its posting");
        Bank bank = new Bank(() -> {
            journal.pass();
            if (postings.getAndIncrement() > 0) {
                throw new IllegalStateException("journal on fire");
            }
        });
        threads.start("A", () -> bank.transfer(ann, bob, 10));
        journal.awaitArrivals(1, "A's transfer never came to its posting.");
        TestThread<Void> b = threads.start("B", () -> bank.transfer(ann, bob, 91));
        TestThread<Void> c = threads.start("C", () -> bank.transfer(ann, bob, 1));
        threads.settle();
        b.interrupt();
        c.interrupt();
        threads.settle();
        journal.open();
        b.awaitThrown("Ann has 90 when it is B's turn, and B's transfer of 91 was not refused.");
        c.awaitThrown("Posting threw, and C's transfer did not.");
        for (TestThread<Void> thrower : List.of(b, c)) {
            assertThat(thrower.wasInterruptedAtEnd())
                    .withFailMessage("""
                            %s was interrupted while its transfer waited for A's. Then the transfer threw, and the interrupt flag is gone.
                            Whoever called transfer can no longer see that somebody wanted %1$s to stop.
                            On which ways out of transfer is the flag kept?""", thrower.name())
                    .isTrue();
        }
    }

    /** Round a ring they pay each other. Who wakes first of those that wait is open, so they come in both orders. */
    private void assertNoDeadlockInRing(Threads threads, String observed, List<Account> ring) {
        runRing(threads, observed, ring, false, true);
        runRing(threads, observed, ring, false, false);
        runRing(threads, observed, ring, true, false);
    }

    /**
     * Each account is first held by a transfer to a stranger, which is parked in posting; these end one after the other, so
     * that each payer has got one account of its two before the next one moves.
     *
     * @param backwards whether each account is paid by the next one instead
     * @param allAtOnce whether all payers come before the first holder ends, or each just before its own
     */
    private void runRing(Threads threads, String observed, List<Account> ring, boolean backwards, boolean allAtOnce) {
        List<Gate> gates = new ArrayList<>();
        ThreadLocal<Gate> mine = new ThreadLocal<>();
        Bank bank = new Bank(() -> {
            if (mine.get() != null) {
                mine.get().pass();
            }
        });
        List<TestThread<Void>> all = new ArrayList<>();
        for (Account account : ring) {
            Gate gate = threads.gate("its posting");
            gates.add(gate);
            Account stranger = new Account("stranger to " + account.number(), 100);
            all.add(threads.start("holder " + gates.size(), () -> {
                mine.set(gate);
                bank.transfer(account, stranger, 1);
            }));
        }
        threads.settle();
        List<Runnable> payers = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            Account one = ring.get(i);
            Account next = ring.get((i + 1) % ring.size());
            Account from = backwards ? next : one;
            Account to = backwards ? one : next;
            String payer = "payer " + (i + 1);
            payers.add(() -> all.add(threads.start(payer, () -> bank.transfer(from, to, 1))));
        }
        if (allAtOnce) {
            payers.forEach(Runnable::run);
        }
        for (Gate gate : gates) {
            if (!allAtOnce) {
                payers.get(gates.indexOf(gate)).run();
            }
            threads.settle();
            gate.open();
            if (!allAtOnce) {
                threads.settle();
            }
        }
        for (TestThread<Void> each : all) {
            each.awaitReturn(DEADLOCK.formatted(observed));
        }
    }

    private static List<Account> twoOfOneIdentityHashCode() {
        Map<Integer, Account> seen = new HashMap<>();
        int threadsBefore = Thread.activeCount();
        for (int i = 0; i < 300_000; i++) {
            Account next = new Account("account " + i, 100);
            Account last = seen.put(System.identityHashCode(next), next);
            if (last != null) {
                return List.of(last, next);
            }
            // An account with a thread of its own is odd, and no crime: so many of them are.
            if (i == 50 && Thread.activeCount() - threadsBefore >= 40) {
                break;
            }
        }
        return List.of(new Account("one", 100), new Account("two", 100));
    }

    private static Account numberedNear(int hashCode) {
        int digits = 0;
        while (Math.abs(("N" + digits).hashCode() - (long) hashCode) > 50_000_000) {
            digits += 9_973;
            if (digits < 0) {
                throw new AssertionError("No number has a hash code near " + hashCode);
            }
        }
        return new Account("N" + digits, 100);
    }

    /** Numbers that differ and all have one hash code, and one length. */
    private static List<Account> alikeNumbers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    StringBuilder number = new StringBuilder();
                    for (int bit = 1; bit < count; bit *= 2) {
                        number.append((i & bit) == 0 ? "Aa" : "BB");
                    }
                    return new Account(number.toString(), 100);
                })
                .toList();
    }

    private void assertRefused(
            Threads threads, Class<? extends Exception> expected, Account from, Account to, long amount) {
        AtomicInteger ran = new AtomicInteger();
        Bank bank = new Bank(ran::incrementAndGet);
        String shown = "transfer(%s, %s, %d)".formatted(name(from), name(to), amount);
        Throwable thrown = threads.start("A", () -> bank.transfer(from, to, amount))
                .awaitThrown("Ann and Bob have 100 each, and " + shown + " was not refused.");
        assertThat(thrown).as("what %s throws", shown).isInstanceOf(expected);
        assertThat(ran).as("how often a refused %s ran posting", shown).hasValue(0);
        assertUsable(threads, bank, shown + " was refused");
    }

    /** Leaves the balances of Ann and Bob at 100 each. */
    private void assertUsable(Threads threads, Bank bank, String observed) {
        assertThat(List.of(ann.balance(), bob.balance()))
                .withFailMessage("""
                        Ann and Bob had 100 each. %s, and they have %d and %d.
                        A transfer that throws is to leave everything as it was.
                        What is changed before it is certain that nothing can throw any more?""", observed, ann.balance(), bob.balance())
                .isEqualTo(List.of(100L, 100L));
        Account stranger = new Account("stranger", 100);
        for (Account account : List.of(ann, bob)) {
            threads.start("B", () -> {
                        bank.transfer(account, stranger, 1);
                        bank.transfer(stranger, account, 1);
                    })
                    .awaitReturn("""
                            %s. After that, B's transfer from %s to a stranger never returned.
                            A is gone, and has kept something that B needs.
                            Which ways out of the method are there, and what is given back on each?""".formatted(observed, account.number()));
        }
    }

    private void assertBalances(String when, long... expected) {
        assertThat(List.of(ann.balance(), bob.balance(), cy.balance(), dee.balance()))
                .as("the balances of Ann, Bob, Cy and Dee, 100 each at first, " + when)
                .isEqualTo(LongStream.of(expected).boxed().toList());
    }

    private static String name(Account account) {
        return account == null ? "null" : account.number();
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void throwUnchecked(Throwable thrown) throws X {
        if (thrown != null) {
            throw (X) thrown;
        }
    }
}
