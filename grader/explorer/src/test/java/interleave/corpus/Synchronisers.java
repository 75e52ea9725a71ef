package interleave.corpus;

import static interleave.explorer.Verdict.Kind.BROKEN;
import static interleave.explorer.Verdict.Kind.DEADLOCK;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Programs with semaphores, latches, barriers, phasers and exchangers. */
final class Synchronisers {
    private Synchronisers() {}

    static class Guarded {
        final Semaphore semaphore;
        int inside;
        int most;

        Guarded(int permits) {
            semaphore = new Semaphore(permits);
        }

        void work(boolean releasesAlways) throws InterruptedException {
            try {
                semaphore.acquire();
                synchronized (this) {
                    inside++;
                    most = Math.max(most, inside);
                }
                synchronized (this) {
                    inside--;
                }
            } finally {
                if (releasesAlways) {
                    semaphore.release();
                }
            }
        }
    }

    @Expected(HOLDS)
    static final class SemaphoreLimits implements Scenario {
        final Guarded guarded = new Guarded(1);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> guarded.work(true));
            threads.start("B", () -> guarded.work(true));
        }

        @Override
        public void afterwards() {
            assertThat(guarded.most).isEqualTo(1);
            assertThat(guarded.semaphore.availablePermits()).isEqualTo(1);
        }
    }

    @Expected(DEADLOCK)
    static final class SemaphoreNotReleased implements Scenario {
        final Guarded guarded = new Guarded(1);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> guarded.work(false));
            threads.start("B", () -> guarded.work(false));
        }
    }

    @Expected(BROKEN)
    static final class ReleasesWhatItHasNot implements Scenario {
        final Guarded guarded = new Guarded(1);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> guarded.work(true));
            Thread b = threads.start("B", () -> {
                try {
                    guarded.work(true);
                } catch (InterruptedException expected) {
                    // What matters is the number of permits.
                }
            });
            threads.start("C", b::interrupt);
        }

        @Override
        public void afterwards() {
            assertThat(guarded.semaphore.availablePermits()).isEqualTo(1);
        }
    }

    static class Event {
        final CountDownLatch latch;
        int value;

        Event(int count) {
            latch = new CountDownLatch(count);
        }

        void set(boolean late) {
            if (late) {
                latch.countDown();
                value = 4;
            } else {
                value = 4;
                latch.countDown();
            }
        }

        int get() throws InterruptedException {
            latch.await();
            return value;
        }
    }

    @Expected(HOLDS)
    static final class LatchOrders implements Scenario {
        final Event event = new Event(1);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> event.set(false));
            threads.start("B", () -> assertThat(event.get()).isEqualTo(4));
        }
    }

    @Expected(BROKEN)
    static final class LatchTooEarly implements Scenario {
        final Event event = new Event(1);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> event.set(true));
            threads.start("B", () -> assertThat(event.get()).isEqualTo(4));
        }
    }

    @Expected(DEADLOCK)
    static final class LatchOfTwo implements Scenario {
        final Event event = new Event(2);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> event.set(false));
            threads.start("B", event::get);
        }
    }

    abstract static class Meeting implements Scenario {
        final CyclicBarrier barrier;
        int arrived;

        Meeting(int parties) {
            barrier = new CyclicBarrier(parties);
        }

        void meet() throws InterruptedException, BrokenBarrierException {
            synchronized (barrier) {
                arrived++;
            }
            barrier.await();
            assertThat(arrived).isEqualTo(2);
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", this::meet);
            threads.start("B", this::meet);
        }
    }

    @Expected(HOLDS)
    static final class BarrierMeets extends Meeting {
        BarrierMeets() {
            super(2);
        }
    }

    @Expected(DEADLOCK)
    static final class BarrierForOneMore extends Meeting {
        BarrierForOneMore() {
            super(3);
        }
    }

    @Expected(HOLDS)
    static final class BarrierThatTimesOut implements Scenario {
        final CyclicBarrier barrier = new CyclicBarrier(2);
        int broken;

        @Override
        public void threads(Threads threads) {
            threads.start("A", this::arrive);
            threads.start("B", this::arrive);
        }

        void arrive() throws InterruptedException {
            try {
                barrier.await(20, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | BrokenBarrierException late) {
                synchronized (barrier) {
                    broken++;
                }
            }
        }

        @Override
        public void afterwards() {
            assertThat(broken).isIn(0, 2);
        }
    }

    @Expected(HOLDS)
    static final class PhaserMeets implements Scenario {
        final Phaser phaser = new Phaser(2);
        volatile int first;
        volatile int second;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                first = 1;
                phaser.arriveAndAwaitAdvance();
                assertThat(second).isEqualTo(1);
            });
            threads.start("B", () -> {
                second = 1;
                phaser.arriveAndAwaitAdvance();
                assertThat(first).isEqualTo(1);
            });
        }
    }

    @Expected(BROKEN)
    static final class PhaserArrivesOnly implements Scenario {
        final Phaser phaser = new Phaser(2);
        volatile int second;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                phaser.arrive();
                assertThat(second).isEqualTo(1);
            });
            threads.start("B", () -> {
                second = 1;
                phaser.arriveAndAwaitAdvance();
            });
        }
    }

    @Expected(HOLDS)
    static final class Exchange implements Scenario {
        final Exchanger<String> exchanger = new Exchanger<>();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(exchanger.exchange("a")).isEqualTo("b"));
            threads.start("B", () -> assertThat(exchanger.exchange("b")).isEqualTo("a"));
        }
    }

    @Expected(DEADLOCK)
    static final class ExchangeOfThree implements Scenario {
        final Exchanger<String> exchanger = new Exchanger<>();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> exchanger.exchange("a"));
            threads.start("B", () -> exchanger.exchange("b"));
            threads.start("C", () -> exchanger.exchange("c"));
        }
    }

    /** Two phasers of one tree: whoever gets past the one has waited for those of the other. */
    static class Tree {
        private final Phaser root = new Phaser();
        private final Phaser[] leaves = {new Phaser(root, 1), new Phaser(root, 1)};
        private final int[] done = new int[2];

        int meet(int leaf) {
            done[leaf] = leaf + 1;
            leaves[leaf].arriveAndAwaitAdvance();
            return done[1 - leaf];
        }
    }

    @Expected(HOLDS)
    static final class PhasersOfATree implements Scenario {
        final Tree tree = new Tree();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(tree.meet(0)).isEqualTo(2));
            threads.start("B", () -> assertThat(tree.meet(1)).isEqualTo(1));
        }
    }

    /** Ends after two rounds, and adds up after each, when all have arrived and nobody goes on. */
    static class Rounds extends Phaser {
        private final int[] turns = new int[2];
        private int sum;

        Rounds() {
            super(2);
        }

        @Override
        protected boolean onAdvance(int phase, int parties) {
            sum += turns[0] + turns[1];
            return phase == 1;
        }

        void run(int party) {
            while (!isTerminated()) {
                turns[party]++;
                arriveAndAwaitAdvance();
            }
        }
    }

    @Expected(HOLDS)
    static final class PhaserAddsUpOnAdvance implements Scenario {
        final Rounds rounds = new Rounds();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> rounds.run(0));
            threads.start("B", () -> rounds.run(1));
        }

        @Override
        public void afterwards() {
            assertThat(rounds.sum).isEqualTo(6);
        }
    }

    @Expected(HOLDS)
    static final class BarrierActionThrows implements Scenario {
        final CyclicBarrier barrier = new CyclicBarrier(2, () -> {
            throw new IllegalStateException("no action");
        });
        int broken;
        int thrown;

        @Override
        public void threads(Threads threads) {
            threads.start("A", this::arrive);
            threads.start("B", this::arrive);
        }

        void arrive() throws InterruptedException {
            try {
                barrier.await();
            } catch (BrokenBarrierException late) {
                broken++;
            } catch (IllegalStateException mine) {
                thrown++;
            }
        }

        @Override
        public void afterwards() {
            assertThat(barrier.isBroken()).isTrue();
            assertThat(broken).isEqualTo(1);
            assertThat(thrown).isEqualTo(1);
        }
    }

    @Expected(HOLDS)
    static final class SemaphoreIsDrained implements Scenario {
        final Semaphore semaphore = new Semaphore(2, true);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> semaphore.acquire(3));
            threads.start("B", () -> {
                while (semaphore.getQueueLength() == 0) {
                    Thread.yield();
                }
                assertThat(semaphore.tryAcquire()).isTrue();
                semaphore.release(semaphore.drainPermits() + 2);
            });
        }

        @Override
        public void afterwards() {
            assertThat(semaphore.availablePermits()).isZero();
            assertThat(semaphore.hasQueuedThreads()).isFalse();
        }
    }
}
