package interleave.corpus;

import static interleave.explorer.Verdict.Kind.BROKEN;
import static interleave.explorer.Verdict.Kind.DEADLOCK;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Programs with java.util.concurrent.locks. */
final class Locks {
    private Locks() {}

    static class Database {
        final Lock lock = new ReentrantLock();
        final Runnable latency;
        int value;

        Database(Runnable latency) {
            this.latency = latency;
        }

        void update() {
            lock.lock();
            try {
                int copy = value;
                latency.run();
                value = copy + 1;
            } finally {
                lock.unlock();
            }
        }

        void updateWithoutFinally() {
            lock.lock();
            int copy = value;
            latency.run();
            value = copy + 1;
            lock.unlock();
        }

        void lateLock() {
            int copy = value;
            lock.lock();
            try {
                value = copy + 1;
            } finally {
                lock.unlock();
            }
        }

        int value() {
            lock.lock();
            try {
                return value;
            } finally {
                lock.unlock();
            }
        }
    }

    @Expected(HOLDS)
    static final class LockedUpdate implements Scenario {
        int inside;
        final Database database = new Database(() -> {
            assertThat(++inside).isEqualTo(1);
            inside--;
        });

        @Override
        public void threads(Threads threads) {
            threads.start("A", database::update);
            threads.start("B", database::update);
            threads.start("C", database::update);
        }

        @Override
        public void afterwards() {
            assertThat(database.value()).isEqualTo(3);
        }
    }

    @Expected(BROKEN)
    static final class ReadBeforeLock implements Scenario {
        final Database database = new Database(() -> {});

        @Override
        public void threads(Threads threads) {
            threads.start("A", database::lateLock);
            threads.start("B", database::lateLock);
        }

        @Override
        public void afterwards() {
            assertThat(database.value()).isEqualTo(2);
        }
    }

    @Expected(DEADLOCK)
    static final class UnlockWithoutFinally implements Scenario {
        final Database database = new Database(() -> {
            throw new IllegalStateException("disk full");
        });

        @Override
        public void threads(Threads threads) {
            threads.start("A", this::tryOnce);
            threads.start("B", this::tryOnce);
        }

        void tryOnce() {
            try {
                database.updateWithoutFinally();
            } catch (IllegalStateException expected) {
                // The test is whether the other thread can go on.
            }
        }
    }

    static class Pipeline {
        final ReentrantLock lock = new ReentrantLock();
        final Condition empty = lock.newCondition();
        final Condition full;
        final boolean all;
        String message;

        Pipeline(boolean twoConditions, boolean all) {
            full = twoConditions ? lock.newCondition() : empty;
            this.all = all;
        }

        void set(String next) throws InterruptedException {
            lock.lock();
            try {
                while (message != null) {
                    empty.await();
                }
                message = next;
                wake(full);
            } finally {
                lock.unlock();
            }
        }

        String get() throws InterruptedException {
            lock.lock();
            try {
                while (message == null) {
                    full.await();
                }
                String taken = message;
                message = null;
                wake(empty);
                return taken;
            } finally {
                lock.unlock();
            }
        }

        private void wake(Condition condition) {
            if (all) {
                condition.signalAll();
            } else {
                condition.signal();
            }
        }
    }

    abstract static class Messages implements Scenario {
        final Pipeline pipeline;
        int got;

        Messages(Pipeline pipeline) {
            this.pipeline = pipeline;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("P", () -> {
                pipeline.set("a");
                pipeline.set("b");
            });
            threads.start("C", () -> {
                pipeline.get();
                got++;
            });
            threads.start("D", () -> {
                pipeline.get();
                got++;
            });
        }

        @Override
        public void afterwards() {
            assertThat(got).isEqualTo(2);
        }
    }

    @Expected(HOLDS)
    static final class TwoConditions extends Messages {
        TwoConditions() {
            super(new Pipeline(true, false));
        }
    }

    @Expected(HOLDS)
    static final class SignalAll extends Messages {
        SignalAll() {
            super(new Pipeline(false, true));
        }
    }

    @Expected(DEADLOCK)
    static final class SharedConditionSignal extends Messages {
        SharedConditionSignal() {
            super(new Pipeline(false, false));
        }
    }

    static class ValueAfterRelease {
        final ReentrantLock lock = new ReentrantLock();
        int value;

        int next() {
            lock.lock();
            try {
                value++;
            } finally {
                lock.unlock();
            }
            return value;
        }
    }

    @Expected(BROKEN)
    static final class ReadAfterRelease implements Scenario {
        final ValueAfterRelease numbers = new ValueAfterRelease();
        int a;
        int b;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> a = numbers.next());
            threads.start("B", () -> b = numbers.next());
        }

        @Override
        public void afterwards() {
            assertThat(a).isNotEqualTo(b);
        }
    }

    static boolean grabBoth(ReentrantLock first, ReentrantLock second) {
        if (first.tryLock()) {
            try {
                if (second.tryLock()) {
                    second.unlock();
                    return true;
                }
            } finally {
                first.unlock();
            }
        }
        return false;
    }

    @Expected(HOLDS)
    static final class TryLockAndBackOff implements Scenario {
        final ReentrantLock a = new ReentrantLock();
        final ReentrantLock b = new ReentrantLock();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                while (!grabBoth(a, b)) {
                    Thread.yield();
                }
            });
            threads.start("B", () -> {
                while (!grabBoth(b, a)) {
                    Thread.yield();
                }
            });
        }
    }

    @Expected(HOLDS)
    static final class TimedTryLock implements Scenario {
        final ReentrantLock lock = new ReentrantLock();
        int value;

        @Override
        public void threads(Threads threads) {
            threads.start("A", this::add);
            threads.start("B", this::add);
        }

        void add() throws InterruptedException {
            while (!lock.tryLock(50, TimeUnit.MILLISECONDS)) {
                Thread.onSpinWait();
            }
            try {
                value++;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void afterwards() {
            assertThat(value).isEqualTo(2);
        }
    }

    @Expected(DEADLOCK)
    static final class ForgetsToGiveBack implements Scenario {
        final ReentrantLock a = new ReentrantLock();
        final ReentrantLock b = new ReentrantLock();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                a.lock();
                b.lock();
                b.unlock();
                a.unlock();
            });
            threads.start("B", () -> {
                b.lock();
                if (!a.tryLock()) {
                    return;
                }
                a.unlock();
                b.unlock();
            });
        }
    }

    static class Catalogue {
        final ReadWriteLock lock = new ReentrantReadWriteLock();
        int value;

        int read() {
            lock.readLock().lock();
            try {
                return value;
            } finally {
                lock.readLock().unlock();
            }
        }

        void write() {
            lock.writeLock().lock();
            try {
                value++;
            } finally {
                lock.writeLock().unlock();
            }
        }

        void upgrade() {
            lock.readLock().lock();
            try {
                if (value == 0) {
                    lock.writeLock().lock();
                    try {
                        value = 1;
                    } finally {
                        lock.writeLock().unlock();
                    }
                }
            } finally {
                lock.readLock().unlock();
            }
        }

        void writesUnderReadLock() {
            lock.readLock().lock();
            try {
                value++;
            } finally {
                lock.readLock().unlock();
            }
        }
    }

    @Expected(HOLDS)
    static final class ReadersAndWriter implements Scenario {
        final Catalogue catalogue = new Catalogue();

        @Override
        public void threads(Threads threads) {
            threads.start("A", catalogue::write);
            threads.start("B", catalogue::write);
            threads.start("C", () -> assertThat(catalogue.read()).isBetween(0, 2));
        }

        @Override
        public void afterwards() {
            assertThat(catalogue.read()).isEqualTo(2);
        }
    }

    @Expected(DEADLOCK)
    static final class UpgradesReadLock implements Scenario {
        final Catalogue catalogue = new Catalogue();

        @Override
        public void threads(Threads threads) {
            threads.start("A", catalogue::upgrade);
        }
    }

    @Expected(BROKEN)
    static final class WritesUnderReadLock implements Scenario {
        final Catalogue catalogue = new Catalogue();

        @Override
        public void threads(Threads threads) {
            threads.start("A", catalogue::writesUnderReadLock);
            threads.start("B", catalogue::writesUnderReadLock);
        }

        @Override
        public void afterwards() {
            assertThat(catalogue.value).isEqualTo(2);
        }
    }

    static class Point {
        final StampedLock lock = new StampedLock();
        volatile int x;
        volatile int y;

        void move() {
            long stamp = lock.writeLock();
            try {
                x++;
                y++;
            } finally {
                lock.unlockWrite(stamp);
            }
        }

        int difference(boolean validates) {
            long stamp = lock.tryOptimisticRead();
            int difference = x - y;
            if (validates && !lock.validate(stamp)) {
                stamp = lock.readLock();
                try {
                    difference = x - y;
                } finally {
                    lock.unlockRead(stamp);
                }
            }
            return difference;
        }
    }

    @Expected(HOLDS)
    static final class OptimisticRead implements Scenario {
        final Point point = new Point();

        @Override
        public void threads(Threads threads) {
            threads.start("A", point::move);
            threads.start("B", () -> assertThat(point.difference(true)).isZero());
        }
    }

    @Expected(BROKEN)
    static final class OptimisticReadUnchecked implements Scenario {
        final Point point = new Point();

        @Override
        public void threads(Threads threads) {
            threads.start("A", point::move);
            threads.start("B", () -> assertThat(point.difference(false)).isZero());
        }
    }

    @Expected(HOLDS)
    static final class ParkAndUnpark implements Scenario {
        volatile boolean ready;

        @Override
        public void threads(Threads threads) {
            Thread sleeper = threads.start("A", () -> {
                while (!ready) {
                    LockSupport.park(this);
                }
            });
            threads.start("B", () -> {
                ready = true;
                LockSupport.unpark(sleeper);
            });
        }
    }

    @Expected(DEADLOCK)
    static final class UnparkBeforeReady implements Scenario {
        volatile boolean ready;

        @Override
        public void threads(Threads threads) {
            Thread sleeper = threads.start("A", () -> {
                while (!ready) {
                    LockSupport.park(this);
                }
            });
            threads.start("B", () -> {
                LockSupport.unpark(sleeper);
                ready = true;
            });
        }
    }

    /** Counts what could not be counted, since the lock was not free. */
    static class TryingCounter {
        final ReentrantLock lock = new ReentrantLock();
        int count;

        void count() {
            lock.lock();
            try {
                count++;
            } finally {
                lock.unlock();
            }
        }

        void countIfFree() {
            if (lock.tryLock()) {
                try {
                    count++;
                } finally {
                    lock.unlock();
                }
            }
        }

        void countWhenFree() {
            while (!lock.tryLock()) {
                Thread.onSpinWait();
            }
            try {
                count++;
            } finally {
                lock.unlock();
            }
        }
    }

    abstract static class Counts implements Scenario {
        final TryingCounter counter = new TryingCounter();

        abstract void attempt();

        @Override
        public void threads(Threads threads) {
            threads.start("A", counter::count);
            threads.start("B", this::attempt);
        }

        @Override
        public void afterwards() {
            assertThat(counter.count).isEqualTo(2);
        }
    }

    @Expected(BROKEN)
    static final class TriesOnceWhileTheLockIsHeld extends Counts {
        @Override
        void attempt() {
            counter.countIfFree();
        }
    }

    @Expected(HOLDS)
    static final class TriesUntilTheLockIsFree extends Counts {
        @Override
        void attempt() {
            counter.countWhenFree();
        }
    }

    /** Two accounts under one lock, which is taken for each of them anew. */
    static class TwoAccounts {
        private final ReentrantLock lock = new ReentrantLock();
        private final int[] balances = {5, 5};

        void transfer() {
            lock.lock();
            try {
                balances[0]--;
                balances[1]++;
            } finally {
                lock.unlock();
            }
        }

        int balance(int account) {
            lock.lock();
            try {
                return balances[account];
            } finally {
                lock.unlock();
            }
        }

        int sumOneByOne() {
            return java.util.stream.IntStream.range(0, 2).map(this::balance).sum();
        }

        int sum() {
            lock.lock();
            try {
                return sumOneByOne();
            } finally {
                lock.unlock();
            }
        }
    }

    abstract static class Sums implements Scenario {
        final TwoAccounts accounts = new TwoAccounts();

        abstract int sum();

        @Override
        public void threads(Threads threads) {
            threads.start("A", accounts::transfer);
            threads.start("B", () -> assertThat(sum()).isEqualTo(10));
        }
    }

    @Expected(BROKEN)
    static final class SumOneByOne extends Sums {
        @Override
        int sum() {
            return accounts.sumOneByOne();
        }
    }

    @Expected(HOLDS)
    static final class SumUnderTheLock extends Sums {
        @Override
        int sum() {
            return accounts.sum();
        }
    }

    /** One lock for all slots, whose condition was made before any schedule began. */
    static final class Slot {
        private static final Lock LOCK = new ReentrantLock();
        private static final Condition CHANGED = LOCK.newCondition();

        private String text;

        void put(String next) throws InterruptedException {
            LOCK.lock();
            try {
                while (text != null) {
                    CHANGED.await();
                }
                text = next;
                CHANGED.signalAll();
            } finally {
                LOCK.unlock();
            }
        }

        String take() throws InterruptedException {
            LOCK.lock();
            try {
                while (text == null) {
                    CHANGED.await();
                }
                String taken = text;
                text = null;
                CHANGED.signalAll();
                return taken;
            } finally {
                LOCK.unlock();
            }
        }
    }

    @Expected(HOLDS)
    static final class ConditionOfAStaticLock implements Scenario {
        private final Slot slot = new Slot();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                slot.put("one");
                slot.put("two");
            });
            threads.start("B", () -> {
                assertThat(slot.take()).isEqualTo("one");
                assertThat(slot.take()).isEqualTo("two");
            });
        }
    }

    /** Written with a stamp, and read under the same lock seen as a Lock. */
    static final class Stamped {
        private final StampedLock lock = new StampedLock();
        private int value;

        void set(int next) {
            long stamp = lock.writeLock();
            value = next;
            lock.unlockWrite(stamp);
        }

        int get() {
            Lock view = lock.asReadLock();
            view.lock();
            try {
                return value;
            } finally {
                view.unlock();
            }
        }
    }

    @Expected(HOLDS)
    static final class AStampedLockAndItsView implements Scenario {
        private final Stamped stamped = new Stamped();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> stamped.set(1));
            threads.start("B", () -> assertThat(stamped.get()).isIn(0, 1));
        }

        @Override
        public void afterwards() {
            assertThat(stamped.get()).isEqualTo(1);
        }
    }
}
