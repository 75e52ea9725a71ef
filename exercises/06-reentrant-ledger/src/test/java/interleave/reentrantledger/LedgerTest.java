package interleave.reentrantledger;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.testkit.Promise;
import interleave.testkit.TestThread;
import interleave.testkit.Threads;
import java.util.List;

class LedgerTest {
    private final Ledger ledger = new Ledger();

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

    @Promise("06.1")
    void aTransferBetweenAnyTwoOfManyAccountsReturns(Threads threads) {
        // So many that two of them share whatever accounts may share.
        int count = 40;
        for (int i = 0; i < count; i++) {
            ledger.deposit("account " + i, count);
        }
        threads.start("A", () -> {
                    for (int from = 0; from < count; from++) {
                        for (int to = 0; to < count; to++) {
                            ledger.transfer("account " + from, "account " + to, 1);
                        }
                    }
                })
                .awaitReturn("""
                    A transferred money from each of 40 accounts to each of them, alone, and one call never returned.
                    Nobody else is there, so A waits for something that only A could give.
                    What can two accounts have in common?""");
        for (int i = 0; i < count; i++) {
            assertThat(ledger.balance("account " + i))
                    .as("the balance of one of 40 accounts, 40 at first, after each has given 1 to each")
                    .isEqualTo(40);
        }
    }

    @Promise("06.2")
    void transfersOneAfterTheOtherLeaveTheTotalAlone(Threads threads) {
        ledger.deposit("Ann", 100);
        ledger.deposit("Bob", 20);
        ledger.withdraw("Bob", 5);
        assertThat(ledger.total())
                .as("the total after deposits of 100 and 20 and a withdrawal of 5")
                .isEqualTo(115);
        threads.start("A", () -> ledger.transfer("Ann", "Bob", 30)).awaitReturn();
        threads.start("B", () -> ledger.transfer("Bob", "Cy", 40)).awaitReturn();
        assertThat(threads.start("C", ledger::total).awaitReturn("After two transfers total() never answered."))
                .as("the total of 115 after two transfers")
                .isEqualTo(115);
    }

    @Promise("06.3")
    void whatCannotBePaidIsRefusedAndChangesNothing(Threads threads) {
        assertRefused(threads, "withdraw(Ann, 101)", IllegalStateException.class, l -> l.withdraw("Ann", 101));
        assertRefused(threads, "withdraw(Cy, 1)", IllegalStateException.class, l -> l.withdraw("Cy", 1));
        assertRefused(
                threads, "transfer(Ann, Bob, 101)", IllegalStateException.class, l -> l.transfer("Ann", "Bob", 101));
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
            assertRefused(
                    threads,
                    "transfer(Ann, Ann, " + shown,
                    IllegalArgumentException.class,
                    l -> l.transfer("Ann", "Ann", amount));
        }
    }

    @Promise("06.3")
    void aNullIsRefusedAndChangesNothing(Threads threads) {
        assertRefused(threads, "deposit(null, 1)", NullPointerException.class, l -> l.deposit(null, 1));
        assertRefused(threads, "withdraw(null, 1)", NullPointerException.class, l -> l.withdraw(null, 1));
        assertRefused(threads, "transfer(null, Ann, 1)", NullPointerException.class, l -> l.transfer(null, "Ann", 1));
        assertRefused(threads, "transfer(Ann, null, 1)", NullPointerException.class, l -> l.transfer("Ann", null, 1));
        assertRefused(threads, "transfer(null, null, 1)", NullPointerException.class, l -> l.transfer(null, null, 1));
        assertRefused(threads, "balance(null)", NullPointerException.class, l -> l.balance(null));
    }

    @Promise("06.3")
    void anInterruptedThreadCanGoOnUsingTheLedger(Threads threads) {
        ledger.deposit("Ann", 100);
        ledger.deposit("Bob", 10);
        TestThread<List<Long>> a = threads.start("A", () -> {
            Thread.currentThread().interrupt();
            ledger.deposit("Ann", 50);
            ledger.withdraw("Ann", 20);
            ledger.transfer("Ann", "Bob", 30);
            return List.of(ledger.balance("Ann"), ledger.balance("Bob"), ledger.total());
        });
        List<Long> seen = a.awaitReturn("""
                A was interrupted; then it deposited, withdrew and transferred, alone, and never came to the end.
                An interrupt asks somebody to stop, and here it is in the way of the call.
                What becomes of the flag while a call goes on in spite of it?""");
        assertThat(seen).withFailMessage("""
                        A was interrupted; then it deposited, withdrew and transferred. The two balances and the total are %s.
                        No method of the ledger declares InterruptedException, so nobody expects that one gives up.
                        Which ways to wait for a lock are there, and what does an interrupt do to each?""", seen).isEqualTo(List.of(100L, 40L, 140L));
        assertThat(a.wasInterruptedAtEnd()).withFailMessage("""
                        A was interrupted, used the ledger, and its interrupt flag is gone.
                        Whoever called can no longer see that somebody wanted A to stop.
                        How can the flag be kept?""").isTrue();
    }

    @Promise("06.4")
    void depositsAndWithdrawalsOneAfterTheOtherCount(Threads threads) {
        assertThat(ledger.balance("Ann"))
                .as("the balance of an account that was never named")
                .isZero();
        assertThat(ledger.total()).as("the total of a ledger without accounts").isZero();
        threads.start("A", () -> ledger.deposit("Ann", 3_000_000_000L))
                .awaitReturn("A called deposit(Ann, 3000000000), alone, and the call never returned.");
        ledger.deposit(new String("Ann"), 5);
        ledger.deposit("Bob", 7);
        ledger.withdraw("Ann", 1_000);
        ledger.withdraw("Bob", 7);
        assertBalances("after deposits of 3000000000 and 5 and a withdrawal of 1000; after 7 and 7", 2_999_999_005L, 0);
        assertThat(ledger.total()).as("the total of the two").isEqualTo(2_999_999_005L);
        assertThat(new Ledger().total()).as("the total of another ledger").isZero();
    }

    @Promise("06.4")
    void aLargeBalanceCountsToTheLastUnit() {
        long large = (1L << 53) + 1;
        ledger.deposit("Ann", large);
        ledger.deposit("Ann", 2);
        ledger.withdraw("Ann", 1);
        assertBalances("after deposits of %d and 2 and a withdrawal of 1".formatted(large), large + 1, 0);
        assertThat(ledger.total()).as("the total of the two").isEqualTo(large + 1);
    }

    @Promise("06.4")
    void accountsWhoseNamesAreNotEqualAreTwo() {
        // Two names of one hash code, two that differ in case alone, and two that differ in a blank.
        for (List<String> names : List.of(List.of("Aa", "BB"), List.of("Aa", "aa"), List.of("Aa", "Aa "))) {
            Ledger ledger = new Ledger();
            ledger.deposit(names.get(0), 3);
            assertThat(ledger.balance(names.get(1)))
                    .as("the balance of \"%s\", where only \"%s\" was ever named", names.get(1), names.get(0))
                    .isZero();
        }
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
                    ledger.transfer("Bob", "Ann", 1);
                })
                .awaitReturn(
                        "A's call %s was refused. After that, C withdrew, deposited and transferred, and never came back."
                                .formatted(shown));
        assertThat(ledger.total())
                .as("the total of 110 after a refusal, a withdrawal of 1, a deposit of 1 and a transfer")
                .isEqualTo(110);
    }
}
