package interleave.reentrantledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.testkit.Promise;
import java.util.List;

class LedgerSchedulesTest {
    private static Ledger ledgerOf(long ann, long bob) {
        Ledger ledger = new Ledger();
        ledger.deposit("Ann", ann);
        ledger.deposit("Bob", bob);
        return ledger;
    }

    private static List<Long> balances(Ledger ledger) {
        return List.of(ledger.balance("Ann"), ledger.balance("Bob"));
    }

    /** Whether the call was not refused for want of money. */
    private static boolean isPaid(Runnable call) {
        try {
            call.run();
            return true;
        } catch (IllegalStateException refused) {
            return false;
        }
    }

    static final class TransfersInBothDirections implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> ledger.transfer("Ann", "Bob", 30));
            threads.start("B", () -> ledger.transfer("Bob", "Ann", 5));
        }

        @Override
        public void afterwards() {
            assertThat(balances(ledger))
                    .as("Ann's and Bob's balance, 100 each at first, after 30 from Ann to Bob and 5 from Bob to Ann")
                    .isEqualTo(List.of(75L, 125L));
        }
    }

    @Promise("06.1")
    void twoTransfersReturnHavingMovedTheMoney() {
        Exploration.of(TransfersInBothDirections.class).check();
    }

    /** Their hash codes are equal, and put them into no order. */
    static final class TransfersBetweenNamesOfOneHashCode implements Scenario {
        private final Ledger ledger = new Ledger();

        TransfersBetweenNamesOfOneHashCode() {
            ledger.deposit("Aa", 100);
            ledger.deposit("BB", 100);
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> ledger.transfer("Aa", "BB", 30));
            threads.start("B", () -> ledger.transfer("BB", "Aa", 5));
        }

        @Override
        public void afterwards() {
            assertThat(List.of(ledger.balance("Aa"), ledger.balance("BB")))
                    .as("Aa's and BB's balance, 100 each at first, after 30 from Aa to BB and 5 from BB to Aa")
                    .isEqualTo(List.of(75L, 125L));
        }
    }

    @Promise("06.1")
    void twoTransfersBetweenNamesOfOneHashCodeReturn() {
        Exploration.of(TransfersBetweenNamesOfOneHashCode.class).check();
    }

    /** For whoever takes no notice of case, these two have no order. */
    static final class TransfersBetweenNamesThatDifferInCase implements Scenario {
        private final Ledger ledger = new Ledger();

        TransfersBetweenNamesThatDifferInCase() {
            ledger.deposit("Ann", 100);
            ledger.deposit("ann", 100);
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> ledger.transfer("Ann", "ann", 30));
            threads.start("B", () -> ledger.transfer("ann", "Ann", 5));
        }

        @Override
        public void afterwards() {
            assertThat(List.of(ledger.balance("Ann"), ledger.balance("ann")))
                    .as("what Ann and ann have")
                    .isEqualTo(List.of(75L, 125L));
        }
    }

    @Promise("06.1")
    void twoTransfersBetweenNamesThatDifferInCaseReturn() {
        Exploration.of(TransfersBetweenNamesThatDifferInCase.class).check();
    }

    static final class TransferToItself implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> ledger.transfer("Ann", "Ann", 100));
            threads.start("B", () -> ledger.deposit("Ann", 1));
        }

        @Override
        public void afterwards() {
            assertThat(balances(ledger))
                    .as(
                            "Ann's and Bob's balance, 100 each at first, after a transfer from Ann to Ann and a deposit of 1")
                    .isEqualTo(List.of(101L, 100L));
        }
    }

    @Promise("06.1")
    void aTransferToItselfChangesNothingInAnySchedule() {
        Exploration.of(TransferToItself.class).check();
    }

    /** Cy is new in the midst of it: whoever asks account by account may not know him yet. */
    static final class TotalDuringTransfers implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ledger.transfer("Ann", "Bob", 60);
                ledger.transfer("Bob", "Cy", 90);
            });
            threads.start(
                    "B",
                    () -> assertThat(ledger.total())
                            .as(
                                    "the total of 200, seen while money goes from Ann to Bob and from Bob to Cy, who is new")
                            .isEqualTo(200));
        }
    }

    @Promise("06.2")
    void noScheduleShowsATransferInTheTotal() {
        Exploration.of(TotalDuringTransfers.class).check();
    }

    /** Opened against the order of their names, which a hash map does not keep either. */
    static final class TotalOfAccountsInAnotherOrder implements Scenario {
        private final Ledger ledger = new Ledger();

        TotalOfAccountsInAnotherOrder() {
            ledger.deposit("Gus", 100);
            ledger.deposit("Dee", 100);
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> ledger.transfer("Dee", "Gus", 30));
            threads.start(
                    "B",
                    () -> assertThat(ledger.total())
                            .as("the total of 200 during a transfer from Dee to Gus, where Gus was named first")
                            .isEqualTo(200));
        }
    }

    @Promise("06.2")
    void theTotalIsAnsweredInWhateverOrderAccountsWereNamed() {
        Exploration.of(TotalOfAccountsInAnotherOrder.class).check();
    }

    static final class BalancesDuringATransfer implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> ledger.transfer("Ann", "Bob", 30));
            threads.start("B", () -> {
                List<Long> seen = List.of(ledger.balance("Ann"), ledger.balance("Bob"), ledger.balance("Ann"));
                assertThat(seen)
                        .as("Ann's balance, then Bob's, then Ann's again, during a transfer of 30 from Ann to Bob")
                        .isIn(
                                List.of(100L, 100L, 100L),
                                List.of(100L, 100L, 70L),
                                List.of(100L, 130L, 70L),
                                List.of(70L, 130L, 70L));
            });
        }
    }

    @Promise("06.2")
    void noScheduleShowsATransferInTheBalances() {
        Exploration.of(BalancesDuringATransfer.class).check();
    }

    static final class BalanceDuringATransferToItself implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> ledger.transfer("Ann", "Ann", 60));
            threads.start(
                    "B",
                    () -> assertThat(ledger.balance("Ann"))
                            .as("Ann's balance of 100 during a transfer from Ann to Ann")
                            .isEqualTo(100));
        }
    }

    @Promise("06.2")
    void noScheduleShowsATransferToItself() {
        Exploration.of(BalanceDuringATransferToItself.class).check();
    }

    static final class MoneyOnItsWay implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> ledger.transfer("Ann", "Bob", 50));
            threads.start("B", () -> {
                boolean paid = isPaid(() -> ledger.withdraw("Bob", 120));
                assertThat(ledger.total())
                        .as("the total of 200 after a withdrawal of 120 by B, which was %s", paid ? "paid" : "refused")
                        .isEqualTo(paid ? 80 : 200);
            });
        }
    }

    @Promise("06.2")
    void noScheduleLetsMoneyBeInTwoPlaces() {
        Exploration.of(MoneyOnItsWay.class).check();
    }

    static final class MoneyThatIsNowhere implements Scenario {
        private final Ledger ledger = ledgerOf(100, 1);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> isPaid(() -> ledger.transfer("Ann", "Bob", 100)));
            threads.start("B", () -> {
                boolean byAnn = isPaid(() -> ledger.withdraw("Ann", 50));
                boolean byBob = isPaid(() -> ledger.withdraw("Bob", 50));
                assertThat(byAnn || byBob)
                        .withFailMessage(
                                "A transfers all that Ann has, 100, to Bob, who has 1. B wanted 50 of Ann and then"
                                        + " 50 of Bob, and was refused both times: the money had gone and had not come")
                        .isTrue();
            });
        }
    }

    @Promise("06.2")
    void inNoScheduleIsTheMoneyNowhere() {
        Exploration.of(MoneyThatIsNowhere.class).check();
    }

    static final class TotalDuringAQuestionForANewAccount implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);

        @Override
        public void threads(Threads threads) {
            threads.start(
                    "A",
                    () -> assertThat(ledger.balance("Cy"))
                            .as("the balance of an account that was never named")
                            .isZero());
            threads.start(
                    "B",
                    () -> assertThat(ledger.total())
                            .as(
                                    "the total of 200, while somebody asks for the balance of an account that was never named")
                            .isEqualTo(200));
        }
    }

    @Promise("06.2")
    void noScheduleOfAQuestionForANewAccountChangesTheTotal() {
        Exploration.of(TotalDuringAQuestionForANewAccount.class).check();
    }

    static final class TwoWithdrawalsOfOneBalance implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);
        private boolean a;
        private boolean b;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> a = isPaid(() -> ledger.withdraw("Ann", 60)));
            threads.start("B", () -> b = isPaid(() -> ledger.transfer("Ann", "Bob", 60)));
        }

        @Override
        public void afterwards() {
            assertThat(List.of(a, b))
                    .as("whether A's withdrawal of 60 and B's transfer of 60 were paid, where Ann had 100")
                    .isIn(List.of(true, false), List.of(false, true));
            assertThat(balances(ledger))
                    .as("Ann's and Bob's balance, 100 each at first, after one of the two was refused")
                    .isEqualTo(List.of(40L, a ? 100L : 160L));
        }
    }

    @Promise("06.3")
    void noSchedulePaysOneBalanceTwice() {
        Exploration.of(TwoWithdrawalsOfOneBalance.class).check();
    }

    static final class TotalDuringARefusedWithdrawal implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);

        @Override
        public void threads(Threads threads) {
            threads.start(
                    "A",
                    () -> assertThat(isPaid(() -> ledger.withdraw("Ann", 101)))
                            .as("whether a withdrawal of 101 was paid, where Ann had 100")
                            .isFalse());
            threads.start("B", () -> {
                assertThat(ledger.total())
                        .as("the total of 200, during a withdrawal that is refused")
                        .isEqualTo(200);
                assertThat(isPaid(() -> ledger.withdraw("Ann", 100)))
                        .as(
                                "whether a withdrawal of 100 was paid, where Ann had 100, during another one that is refused")
                        .isTrue();
            });
        }
    }

    @Promise("06.3")
    void noScheduleShowsAWithdrawalThatIsRefused() {
        Exploration.of(TotalDuringARefusedWithdrawal.class).check();
    }

    static final class TotalDuringARefusedTransfer implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);

        @Override
        public void threads(Threads threads) {
            threads.start(
                    "A",
                    () -> assertThat(isPaid(() -> ledger.transfer("Ann", "Bob", 101)))
                            .as("whether a transfer of 101 was paid, where Ann had 100")
                            .isFalse());
            threads.start("B", () -> {
                assertThat(ledger.total())
                        .as("the total of 200, during a transfer that is refused")
                        .isEqualTo(200);
                assertThat(balances(ledger))
                        .as("Ann's and Bob's balance, 100 each at first, during a transfer that is refused")
                        .isEqualTo(List.of(100L, 100L));
            });
        }
    }

    @Promise("06.3")
    void noScheduleShowsATransferThatIsRefused() {
        Exploration.of(TotalDuringARefusedTransfer.class).check();
    }

    static final class RefusalDuringADeposit implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);

        @Override
        public void threads(Threads threads) {
            threads.start(
                    "A",
                    () -> assertThat(isPaid(() -> ledger.withdraw("Ann", 500)))
                            .as("whether a withdrawal of 500 was paid, where Ann had not so much")
                            .isFalse());
            threads.start("B", () -> ledger.deposit("Ann", 1));
        }

        @Override
        public void afterwards() {
            assertThat(balances(ledger))
                    .as("Ann's and Bob's balance, 100 each at first, after a refused withdrawal and a deposit of 1")
                    .isEqualTo(List.of(101L, 100L));
        }
    }

    @Promise("06.3")
    void aRefusalHoldsNobodyUpInAnySchedule() {
        Exploration.of(RefusalDuringADeposit.class).check();
    }

    static final class UseAfterRefusals implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);

        UseAfterRefusals() {
            List<Runnable> calls = List.of(
                    () -> ledger.deposit("Ann", 0),
                    () -> ledger.deposit(null, 1),
                    () -> ledger.withdraw("Ann", 0),
                    () -> ledger.withdraw("Ann", 101),
                    () -> ledger.withdraw(null, 1),
                    () -> ledger.transfer("Ann", "Bob", 0),
                    () -> ledger.transfer("Ann", "Bob", 101),
                    () -> ledger.transfer("Ann", "Ann", 101),
                    () -> ledger.transfer(null, "Bob", 1),
                    () -> ledger.transfer("Ann", null, 1),
                    () -> ledger.balance(null));
            for (Runnable call : calls) {
                catchThrowable(call::run);
            }
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> ledger.transfer("Ann", "Bob", 60));
            threads.start("B", () -> {
                ledger.deposit("Ann", 1);
                assertThat(ledger.total())
                        .as("the total of 200 and a deposit of 1, of a ledger that has refused calls of each method")
                        .isEqualTo(201);
            });
        }

        @Override
        public void afterwards() {
            assertThat(balances(ledger))
                    .as("Ann's and Bob's balance, 100 each at first, after refused calls of each method,"
                            + " then 60 from Ann to Bob by A and a deposit of 1 for Ann by B")
                    .isEqualTo(List.of(41L, 160L));
        }
    }

    @Promise("06.3")
    void noScheduleBreaksALedgerThatHasRefused() {
        Exploration.of(UseAfterRefusals.class).check();
    }

    static final class InterruptedWhileItWaits implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);
        private boolean flag;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> ledger.deposit("Ann", 1));
            threads.start("B", () -> {
                Thread.currentThread().interrupt();
                ledger.deposit("Ann", 2);
                flag = Thread.currentThread().isInterrupted();
            });
        }

        @Override
        public void afterwards() {
            assertThat(balances(ledger))
                    .as(
                            "Ann's and Bob's balance, 100 each at first, after deposits of 1 by A and 2 by B, who was interrupted")
                    .isEqualTo(List.of(103L, 100L));
            assertThat(flag)
                    .as("whether B's interrupt flag was still set after its deposit")
                    .isTrue();
        }
    }

    @Promise("06.3")
    void anInterruptEndsNoCallInAnySchedule() {
        Exploration.of(InterruptedWhileItWaits.class).check();
    }

    static final class InterruptedAgainWhileItWaits implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);
        private boolean flag;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> ledger.deposit("Ann", 1));
            Thread b = threads.start("B", () -> {
                Thread.currentThread().interrupt();
                ledger.deposit("Ann", 2);
                flag = Thread.currentThread().isInterrupted();
            });
            threads.start("C", b::interrupt);
        }

        @Override
        public void afterwards() {
            assertThat(balances(ledger))
                    .as("what Ann and Bob have, after deposits of 1 and 2; B came with its interrupt flag set, and was"
                            + " interrupted again")
                    .isEqualTo(List.of(103L, 100L));
            assertThat(flag).as("whether B's interrupt flag is still set").isTrue();
        }
    }

    @Promise("06.3")
    void aSecondInterruptEndsNoCallEither() {
        Exploration.of(InterruptedAgainWhileItWaits.class).schedules(2_000).check();
    }

    static final class InterruptedWhileItAsks implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);
        private boolean flagAfterTotal;
        private boolean flagAfterBalance;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> ledger.deposit("Ann", 1));
            threads.start("B", () -> {
                Thread.currentThread().interrupt();
                ledger.total();
                flagAfterTotal = Thread.interrupted();
                Thread.currentThread().interrupt();
                ledger.balance("Ann");
                flagAfterBalance = Thread.interrupted();
            });
        }

        @Override
        public void afterwards() {
            assertThat(List.of(flagAfterTotal, flagAfterBalance))
                    .as("whether the interrupt flag of B, which asked for the total and for Ann's balance while A"
                            + " deposited, was still set after each of the two")
                    .isEqualTo(List.of(true, true));
        }
    }

    @Promise("06.3")
    void aQuestionKeepsTheInterruptFlagInAnySchedule() {
        Exploration.of(InterruptedWhileItAsks.class).schedules(2_000).check();
    }

    /** Who holds one account and waits for the other may be interrupted there. */
    static final class TransferInterruptedWhileItWaits implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> ledger.transfer("Bob", "Ann", 1));
            Thread b = threads.start("B", () -> ledger.transfer("Ann", "Bob", 2));
            threads.start("C", b::interrupt);
        }

        @Override
        public void afterwards() {
            assertThat(balances(ledger))
                    .as(
                            "what Ann and Bob have, 100 each at first, after transfers of 1 from Bob to Ann and of 2 from Ann"
                                    + " to Bob; the second was interrupted")
                    .isEqualTo(List.of(99L, 101L));
        }
    }

    @Promise("06.3")
    void anInterruptOfATransferKeepsNothingInAnySchedule() {
        Exploration.of(TransferInterruptedWhileItWaits.class).schedules(2_000).check();
    }

    static final class InterruptedAndRefused implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);
        private boolean flag;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> ledger.deposit("Ann", 1));
            threads.start("B", () -> {
                Thread.currentThread().interrupt();
                try {
                    ledger.transfer("Ann", "Bob", 1_000);
                } catch (IllegalStateException e) {
                    // Refused. Whether that is said is the matter of other tests.
                }
                flag = Thread.currentThread().isInterrupted();
            });
        }

        @Override
        public void afterwards() {
            assertThat(flag)
                    .as("whether the interrupt flag of B, which asked for a transfer of 1000 with too little on the"
                            + " account, is still set")
                    .isTrue();
        }
    }

    @Promise("06.3")
    void aRefusalKeepsTheInterruptFlagInAnySchedule() {
        Exploration.of(InterruptedAndRefused.class).check();
    }

    static final class DepositsAndWithdrawals implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ledger.deposit("Ann", 3);
                ledger.withdraw("Bob", 7);
            });
            threads.start("B", () -> {
                ledger.withdraw("Ann", 2);
                ledger.deposit("Bob", 5);
            });
        }

        @Override
        public void afterwards() {
            assertThat(balances(ledger))
                    .as("Ann's balance, 100 and 3 less 2, and Bob's, 100 less 7 and 5")
                    .isEqualTo(List.of(101L, 98L));
            assertThat(ledger.total())
                    .as("the total of 200 and 3 less 2 less 7 and 5")
                    .isEqualTo(199);
        }
    }

    @Promise("06.4")
    void noScheduleLosesADepositOrAWithdrawal() {
        Exploration.of(DepositsAndWithdrawals.class).check();
    }

    /** Equal names of one account, which are not the same object. */
    static final class DepositsUnderEqualNames implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);
        private final String again = new String("Ann");

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> ledger.deposit("Ann", 1));
            threads.start("B", () -> ledger.deposit(again, 2));
        }

        @Override
        public void afterwards() {
            assertThat(balances(ledger))
                    .as("Ann's and Bob's balance, 100 each at first, after deposits of 1 and 2 for Ann")
                    .isEqualTo(List.of(103L, 100L));
        }
    }

    @Promise("06.4")
    void noScheduleLosesADepositUnderAnEqualName() {
        Exploration.of(DepositsUnderEqualNames.class).check();
    }

    /** An account that has come to 0 is an account, whether the ledger keeps it or not. */
    static final class EmptiedAndFilled implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> ledger.withdraw("Ann", 100));
            threads.start("B", () -> ledger.deposit("Ann", 5));
        }

        @Override
        public void afterwards() {
            assertThat(balances(ledger))
                    .as(
                            "Ann's and Bob's balance, 100 each at first, after a withdrawal of Ann's 100 and a deposit of 5")
                    .isEqualTo(List.of(5L, 100L));
            assertThat(ledger.total()).as("the total of the two").isEqualTo(105);
        }
    }

    @Promise("06.4")
    void noScheduleLosesADepositToAnAccountThatIsEmptied() {
        Exploration.of(EmptiedAndFilled.class).check();
    }

    static final class NewAccounts implements Scenario {
        private final Ledger ledger = new Ledger();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> ledger.deposit("Ann", 1));
            threads.start("B", () -> ledger.deposit("Bob", 2));
            threads.start("C", () -> ledger.deposit("Ann", 4));
        }

        @Override
        public void afterwards() {
            assertThat(balances(ledger))
                    .as("Ann's and Bob's balance after their first deposits, of 1 and 4 and of 2")
                    .isEqualTo(List.of(5L, 2L));
            assertThat(ledger.total()).as("the total of the two").isEqualTo(7);
        }
    }

    @Promise("06.4")
    void noScheduleLosesANewAccount() {
        Exploration.of(NewAccounts.class).check();
    }

    static final class LookingAfterADeposit implements Scenario {
        private final Ledger ledger = ledgerOf(100, 100);
        private boolean returned;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ledger.deposit("Ann", 1);
                returned = true;
            });
            threads.start("B", () -> {
                boolean before = returned;
                assertThat(ledger.balance("Ann") + ledger.total())
                        .as("Ann's balance and the total, added up, where A's deposit of 1 had returned before: "
                                + before)
                        .isBetween(before ? 302L : 300L, 302L);
            });
        }

        @Override
        public void afterwards() {
            assertThat(List.of(ledger.balance("Ann"), ledger.total()))
                    .as(
                            "Ann's balance and the total, 100 and 200 at first, after A's deposit of 1 and B's look at both")
                    .isEqualTo(List.of(101L, 201L));
        }
    }

    @Promise("06.4")
    void everyScheduleShowsADepositThatHasReturned() {
        Exploration.of(LookingAfterADeposit.class).check();
    }
}
