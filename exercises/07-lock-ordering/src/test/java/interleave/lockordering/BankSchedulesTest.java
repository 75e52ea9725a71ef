package interleave.lockordering;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.testkit.Promise;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

class BankSchedulesTest {
    private static List<Long> balances(Account... accounts) {
        return Stream.of(accounts).map(Account::balance).toList();
    }

    /** Whether the transfer was not refused for want of money, and its posting did not throw. */
    private static boolean isDone(Runnable transfer) {
        try {
            transfer.run();
            return true;
        } catch (IllegalStateException refused) {
            return false;
        }
    }

    static final class TwoWhoPayEachOther implements Scenario {
        private final Bank bank = new Bank(() -> {});
        private final Account ann = new Account("Ann", 100);
        private final Account bob = new Account("Bob", 100);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> bank.transfer(ann, bob, 30));
            threads.start("B", () -> bank.transfer(bob, ann, 5));
        }
    }

    @Promise("07.1")
    void noScheduleStopsTwoWhoPayEachOther() {
        Exploration.of(TwoWhoPayEachOther.class).check();
    }

    static final class ThreeInARing implements Scenario {
        private final Bank bank = new Bank(() -> {});
        private final Account ann = new Account("Ann", 100);
        private final Account bob = new Account("Bob", 100);
        private final Account cy = new Account("Cy", 100);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> bank.transfer(ann, bob, 1));
            threads.start("B", () -> bank.transfer(bob, cy, 2));
            threads.start("C", () -> bank.transfer(cy, ann, 4));
        }
    }

    @Promise("07.1")
    void noScheduleStopsThreeInARing() {
        Exploration.of(ThreeInARing.class).check();
    }

    static final class TwoWhoOpenTheirAccountsAtOnce implements Scenario {
        private final CountDownLatch opened = new CountDownLatch(2);
        private final Bank bank = new Bank(() -> {});
        private Account ann;
        private Account bob;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ann = new Account("Ann", 100);
                opened.countDown();
                opened.await();
                bank.transfer(ann, bob, 30);
            });
            threads.start("B", () -> {
                bob = new Account("Bob", 100);
                opened.countDown();
                opened.await();
                bank.transfer(bob, ann, 5);
            });
        }
    }

    @Promise("07.1")
    void noScheduleStopsTwoWhoOpenTheirAccountsAtOnce() {
        Exploration.of(TwoWhoOpenTheirAccountsAtOnce.class).check();
    }

    static final class DisjointPairs implements Scenario {
        private final CountDownLatch both = new CountDownLatch(2);
        private final Bank bank = new Bank(() -> {
            both.countDown();
            awaitQuietly(both);
        });
        private final Account ann = new Account("Ann", 100);
        private final Account bob = new Account("Bob", 100);
        private final Account cy = new Account("Cy", 100);
        private final Account dee = new Account("Dee", 100);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> bank.transfer(ann, bob, 1));
            threads.start("B", () -> bank.transfer(cy, dee, 1));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The posting of each waits for that of the other one, so a schedule in which one transfer waits has no end. */
    @Promise("07.2")
    void everyScheduleLetsTwoPairsBeInProgressTogether() {
        Exploration.of(DisjointPairs.class).check();
    }

    static final class SharedAccount implements Scenario {
        private int inProgress;
        private int postings;
        private final Bank bank = new Bank(() -> {
            inProgress++;
            assertThat(inProgress)
                    .as("transfers of Ann's in posting at the same time")
                    .isEqualTo(1);
            postings++;
            inProgress--;
        });
        private final Account ann = new Account("Ann", 100);
        private final Account bob = new Account("Bob", 100);
        private final Account cy = new Account("Cy", 100);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> bank.transfer(ann, bob, 10));
            threads.start("B", () -> bank.transfer(cy, ann, 1));
        }

        @Override
        public void afterwards() {
            assertThat(balances(ann, bob, cy))
                    .as(
                            "the balances of Ann, Bob and Cy, 100 each at first, after 10 from Ann to Bob and 1 from Cy to Ann")
                    .isEqualTo(List.of(91L, 110L, 99L));
            assertThat(postings).as("how often two transfers ran posting").isEqualTo(2);
        }
    }

    @Promise("07.3")
    void noScheduleLetsTwoTransfersOfOneAccountOverlap() {
        Exploration.of(SharedAccount.class).check();
    }

    /** A comes twice, and B may have looked at the accounts before all that. */
    static final class TheFirstComesBack implements Scenario {
        private int inProgress;
        private final Bank bank = new Bank(() -> {
            inProgress++;
            assertThat(inProgress)
                    .as("transfers of Ann's in posting at the same time")
                    .isEqualTo(1);
            inProgress--;
        });
        private final Account ann = new Account("Ann", 100);
        private final Account bob = new Account("Bob", 100);
        private final Account cy = new Account("Cy", 100);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                bank.transfer(ann, bob, 10);
                bank.transfer(ann, bob, 20);
            });
            threads.start("B", () -> bank.transfer(cy, ann, 1));
        }

        @Override
        public void afterwards() {
            assertThat(balances(ann, bob, cy))
                    .as(
                            "the balances of Ann, Bob and Cy, 100 each at first, after 10 and 20 from Ann to Bob and 1 from Cy to Ann")
                    .isEqualTo(List.of(71L, 130L, 99L));
        }
    }

    @Promise("07.3")
    void noScheduleLetsOneWhoWaitsOverlapWithOneWhoComesBack() {
        Exploration.of(TheFirstComesBack.class).schedules(2_000).check();
    }

    /** Time is virtual: the hour costs nothing, and whoever waits for less gives up before it is over. */
    static final class ThePostingTakesAnHour implements Scenario {
        private static final long HOUR = 3_600_000;

        private int inProgress;
        private int postings;
        private final Bank bank = new Bank(() -> {
            inProgress++;
            assertThat(inProgress)
                    .as("transfers of Ann's in posting at the same time, the first of which takes an hour")
                    .isEqualTo(1);
            sleep(postings++ == 0 ? HOUR : 0);
            inProgress--;
        });
        private final Account ann = new Account("Ann", 100);
        private final Account bob = new Account("Bob", 100);
        private final Account cy = new Account("Cy", 100);

        private static void sleep(long millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new AssertionError("posting was interrupted", e);
            }
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> bank.transfer(ann, bob, 10));
            threads.start("B", () -> bank.transfer(cy, ann, 1));
        }

        @Override
        public void afterwards() {
            assertThat(balances(ann, bob, cy))
                    .as("the balances of Ann, Bob and Cy, 100 each at first, after 10 from Ann to Bob and 1 from Cy to"
                            + " Ann, one of which took an hour")
                    .isEqualTo(List.of(91L, 110L, 99L));
        }
    }

    @Promise("07.3")
    void aTransferWaitsForAnotherOneThatTakesAnHour() {
        Exploration.of(ThePostingTakesAnHour.class).schedules(100).check();
    }

    static final class TransferToItself implements Scenario {
        private int postings;
        private final Bank bank = new Bank(() -> postings++);
        private final Account ann = new Account("Ann", 100);
        private final Account bob = new Account("Bob", 100);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> bank.transfer(ann, bob, 10));
            threads.start("B", () -> bank.transfer(ann, ann, 5));
        }

        @Override
        public void afterwards() {
            assertThat(balances(ann, bob))
                    .as(
                            "the balances of Ann and Bob, 100 each at first, after 10 from Ann to Bob and 5 from Ann to Ann")
                    .isEqualTo(List.of(90L, 110L));
            assertThat(postings).as("how often two transfers ran posting").isEqualTo(2);
        }
    }

    @Promise("07.4")
    void aTransferToItselfChangesNothingInAnySchedule() {
        Exploration.of(TransferToItself.class).check();
    }

    static final class LookingAfterATransfer implements Scenario {
        private final Bank bank = new Bank(() -> {});
        private final Account ann = new Account("Ann", 100);
        private final Account bob = new Account("Bob", 100);
        private boolean returned;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                bank.transfer(ann, bob, 10);
                returned = true;
            });
            threads.start("B", () -> {
                boolean before = returned;
                List<Long> seen = balances(ann, bob);
                if (before) {
                    assertThat(seen)
                            .as("what B sees of Ann and Bob, 100 each at first, after 10 from Ann to Bob")
                            .isEqualTo(List.of(90L, 110L));
                }
            });
        }
    }

    @Promise("07.3")
    void everyScheduleShowsATransferThatHasReturned() {
        Exploration.of(LookingAfterATransfer.class).check();
    }

    static final class FailingPosting implements Scenario {
        private int postings;
        private final Bank bank = new Bank(() -> {
            if (++postings == 1) {
                throw new IllegalStateException("journal on fire");
            }
        });
        private final Account ann = new Account("Ann", 100);
        private final Account bob = new Account("Bob", 100);
        private boolean a;
        private boolean b;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> a = isDone(() -> bank.transfer(ann, bob, 10)));
            threads.start("B", () -> b = isDone(() -> bank.transfer(ann, bob, 1)));
        }

        @Override
        public void afterwards() {
            assertThat(List.of(a, b))
                    .as("whether A's and B's transfer returned, where the first posting threw and the second did not")
                    .isIn(List.of(true, false), List.of(false, true));
            assertThat(balances(ann, bob))
                    .as(
                            "the balances of Ann and Bob, 100 each at first, where only %s was posted",
                            a ? "A's 10 from Ann to Bob" : "B's 1 from Ann to Bob")
                    .isEqualTo(a ? List.of(90L, 110L) : List.of(99L, 101L));
        }
    }

    @Promise("07.5")
    void aPostingThatThrowsLeavesNothingBehindInAnySchedule() {
        Exploration.of(FailingPosting.class).check();
    }

    static final class EnoughForOne implements Scenario {
        private int postings;
        private final Bank bank = new Bank(() -> postings++);
        private final Account ann = new Account("Ann", 100);
        private final Account bob = new Account("Bob", 100);
        private final Account cy = new Account("Cy", 100);
        private boolean a;
        private boolean b;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> a = isDone(() -> bank.transfer(ann, bob, 60)));
            threads.start("B", () -> b = isDone(() -> bank.transfer(ann, cy, 60)));
        }

        @Override
        public void afterwards() {
            assertThat(List.of(a, b))
                    .as("whether A's and B's transfer of 60 from Ann, who has 100, returned")
                    .isIn(List.of(true, false), List.of(false, true));
            assertThat(balances(ann, bob, cy))
                    .as("the balances of Ann, Bob and Cy, 100 each at first, after one of two transfers of 60 from Ann")
                    .isEqualTo(a ? List.of(40L, 160L, 100L) : List.of(40L, 100L, 160L));
            assertThat(postings)
                    .as("how often posting ran, where one of two transfers was refused")
                    .isEqualTo(1);
        }
    }

    @Promise("07.5")
    void noSchedulePaysOneBalanceTwice() {
        Exploration.of(EnoughForOne.class).check();
    }

    static final class InterruptedWhileItWaits implements Scenario {
        private final Bank bank = new Bank(() -> {});
        private final Account ann = new Account("Ann", 100);
        private final Account bob = new Account("Bob", 100);
        private boolean flag;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> bank.transfer(ann, bob, 10));
            threads.start("B", () -> {
                Thread.currentThread().interrupt();
                bank.transfer(ann, bob, 1);
                flag = Thread.currentThread().isInterrupted();
            });
        }

        @Override
        public void afterwards() {
            assertThat(balances(ann, bob))
                    .as("the balances of Ann and Bob, 100 each at first, after 10 and 1 from Ann to Bob,"
                            + " the 1 by a thread that had been interrupted")
                    .isEqualTo(List.of(89L, 111L));
            assertThat(flag)
                    .as("whether the interrupted thread's flag was still set after its transfer")
                    .isTrue();
        }
    }

    @Promise("07.5")
    void anInterruptEndsNoTransferInAnySchedule() {
        Exploration.of(InterruptedWhileItWaits.class).check();
    }
}
