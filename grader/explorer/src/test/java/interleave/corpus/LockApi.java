package interleave.corpus;

import static interleave.explorer.Verdict.Kind.DATA_RACE;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** What the locks promise, method by method. */
final class LockApi {
    private LockApi() {}

    /** Two equal numbers under a StampedLock, which goes from one mode to another. */
    static class Pair {
        private final StampedLock lock = new StampedLock();
        private int left;
        private int right;

        void add() {
            long stamp = lock.writeLock();
            try {
                left++;
                right++;
            } finally {
                lock.unlockWrite(stamp);
            }
        }

        int addAndLook() {
            long write = lock.writeLock();
            left++;
            right++;
            long stamp = lock.tryConvertToOptimisticRead(write);
            int difference = left - right;
            return lock.validate(stamp) ? difference : 0;
        }

        int lookUnchecked() {
            lock.tryConvertToOptimisticRead(lock.readLock());
            return left - right;
        }

        boolean addIfNone() {
            long stamp = lock.readLock();
            try {
                while (left == 0 && right == 0) {
                    long write = lock.tryConvertToWriteLock(stamp);
                    if (write == 0) {
                        lock.unlockRead(stamp);
                        stamp = lock.writeLock();
                    } else {
                        stamp = write;
                        left++;
                        right++;
                        return true;
                    }
                }
                return false;
            } finally {
                lock.unlock(stamp);
            }
        }
    }

    @Expected(HOLDS)
    static final class GoesOnOptimistically implements Scenario {
        final Pair pair = new Pair();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(pair.addAndLook()).isZero());
            threads.start("B", pair::add);
        }
    }

    @Expected(DATA_RACE)
    static final class GoesOnUnchecked implements Scenario {
        final Pair pair = new Pair();

        @Override
        public void threads(Threads threads) {
            threads.start("A", pair::lookUnchecked);
            threads.start("B", pair::add);
        }
    }

    @Expected(HOLDS)
    static final class UpgradesAStamp implements Scenario {
        final Pair pair = new Pair();
        final AtomicInteger added = new AtomicInteger();

        @Override
        public void threads(Threads threads) {
            threads.start("A", this::add);
            threads.start("B", this::add);
        }

        private void add() {
            if (pair.addIfNone()) {
                added.incrementAndGet();
            }
        }

        @Override
        public void afterwards() {
            assertThat(added.get()).isEqualTo(1);
            assertThat(pair.lock.isReadLocked() || pair.lock.isWriteLocked()).isFalse();
        }
    }

    /** Computes what it keeps when somebody asks for it. */
    static class Cache {
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        private int value = 1;
        private int doubled;
        private boolean valid;

        void set(int next) {
            lock.writeLock().lock();
            value = next;
            valid = false;
            lock.writeLock().unlock();
        }

        int get() {
            lock.readLock().lock();
            if (!valid) {
                lock.readLock().unlock();
                lock.writeLock().lock();
                if (!valid) {
                    doubled = 2 * value;
                    valid = true;
                }
                lock.readLock().lock();
                lock.writeLock().unlock();
            }
            int found = doubled;
            lock.readLock().unlock();
            return found;
        }
    }

    @Expected(HOLDS)
    static final class Downgrades implements Scenario {
        final Cache cache = new Cache();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(cache.get()).isIn(2, 6));
            threads.start("B", () -> cache.set(3));
        }
    }

    static final class Signal extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;

        private String text;

        @Override
        protected int tryAcquireShared(int any) {
            return getState() == 0 ? -1 : 1;
        }

        @Override
        protected boolean tryReleaseShared(int any) {
            setState(1);
            return true;
        }

        void send(String sent) {
            text = sent;
            releaseShared(1);
        }

        String receive() throws InterruptedException {
            acquireSharedInterruptibly(1);
            return text;
        }
    }

    @Expected(HOLDS)
    static final class OwnLatch implements Scenario {
        final Signal signal = new Signal();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(signal.receive()).isEqualTo("go"));
            threads.start("B", () -> signal.send("go"));
        }
    }

    static class Gate {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition opened = lock.newCondition();
        private boolean open;

        void open() {
            lock.lock();
            open = true;
            opened.signalAll();
            lock.unlock();
        }

        void await() {
            lock.lock();
            while (!open) {
                opened.awaitUninterruptibly();
            }
            lock.unlock();
        }

        boolean awaitNanos(long nanos) throws InterruptedException {
            lock.lock();
            try {
                for (long left = nanos; !open; left = opened.awaitNanos(left)) {
                    if (left <= 0) {
                        return false;
                    }
                }
                return true;
            } finally {
                lock.unlock();
            }
        }

        boolean awaitUntil(Date end) throws InterruptedException {
            lock.lock();
            try {
                while (!open) {
                    if (!opened.awaitUntil(end)) {
                        return false;
                    }
                }
                return true;
            } finally {
                lock.unlock();
            }
        }
    }

    @Expected(HOLDS)
    static final class AwaitsUninterruptibly implements Scenario {
        final Gate gate = new Gate();

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", () -> {
                gate.await();
                assertThat(Thread.interrupted()).isTrue();
            });
            threads.start("B", () -> {
                a.interrupt();
                gate.open();
            });
        }
    }

    @Expected(HOLDS)
    static final class AwaitsForAnHour implements Scenario {
        final Gate gate = new Gate();

        @Override
        public void threads(Threads threads) {
            threads.start(
                    "A", () -> assertThat(gate.awaitNanos(3_600_000_000_000L)).isTrue());
            threads.start("B", () -> {
                Date end = new Date(System.currentTimeMillis() + 3_600_000);
                assertThat(gate.awaitUntil(end)).isTrue();
            });
            threads.start("C", gate::open);
        }
    }

    @Expected(HOLDS)
    static final class WaitsForSomebodyInTheQueue implements Scenario {
        final ReentrantLock lock = new ReentrantLock();

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", () -> {
                while (!lock.isLocked()) {
                    Thread.yield();
                }
                lock.lock();
                lock.unlock();
            });
            threads.start("B", () -> {
                lock.lock();
                while (!lock.hasQueuedThread(a)) {
                    Thread.yield();
                }
                assertThat(lock.getQueueLength()).isEqualTo(1);
                lock.unlock();
            });
        }
    }

    static class Counter {
        private final ReentrantLock lock = new ReentrantLock();
        private int count;

        void add() {
            lock.lock();
            count++;
            lock.unlock();
        }

        int ifUnlocked() {
            return lock.isLocked() ? 0 : count;
        }
    }

    /** To see that a lock is free orders nothing. */
    @Expected(DATA_RACE)
    static final class ReadsWhileNobodyHoldsTheLock implements Scenario {
        final Counter counter = new Counter();

        @Override
        public void threads(Threads threads) {
            threads.start("A", counter::add);
            threads.start("B", counter::ifUnlocked);
        }
    }
}
