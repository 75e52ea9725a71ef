package interleave.corpus;

import static interleave.explorer.Verdict.Kind.BROKEN;
import static interleave.explorer.Verdict.Kind.DATA_RACE;
import static interleave.explorer.Verdict.Kind.DEADLOCK;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static interleave.explorer.Verdict.Kind.SPINS;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Clocks, deadlines, polling, parking and interrupts. */
final class Clocked {
    private Clocked() {}

    static class Door {
        private volatile boolean open;

        void open() {
            open = true;
        }

        boolean awaitNanoTime(long millis) {
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (!open) {
                if (System.nanoTime() - deadline >= 0) {
                    return false;
                }
                Thread.onSpinWait();
            }
            return true;
        }

        boolean awaitMillis(long millis) throws InterruptedException {
            long end = System.currentTimeMillis() + millis;
            while (!open && System.currentTimeMillis() < end) {
                Thread.sleep(1);
            }
            return open;
        }

        boolean awaitInstant(Duration patience) throws InterruptedException {
            Instant end = Instant.now().plus(patience);
            while (!open) {
                if (Instant.now().isAfter(end)) {
                    return false;
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
            return true;
        }

        void awaitParked() {
            while (!open) {
                LockSupport.parkNanos(this, 100_000);
            }
        }

        void awaitYielding() {
            while (!open) {
                Thread.yield();
            }
        }
    }

    @Expected(HOLDS)
    static final class DeadlineByNanoTime implements Scenario {
        @Override
        public void threads(Threads threads) {
            Door door = new Door();
            threads.start("A", () -> assertThat(door.awaitNanoTime(1_000)).isIn(true, false));
            threads.start("B", door::open);
        }
    }

    @Expected(HOLDS)
    static final class DeadlineThatPasses implements Scenario {
        @Override
        public void threads(Threads threads) {
            Door door = new Door();
            threads.start("A", () -> assertThat(door.awaitNanoTime(200)).isFalse());
            threads.start("B", () -> assertThat(door.awaitMillis(300)).isFalse());
        }
    }

    @Expected(HOLDS)
    static final class DeadlineByInstant implements Scenario {
        @Override
        public void threads(Threads threads) {
            Door door = new Door();
            threads.start(
                    "A",
                    () -> assertThat(door.awaitInstant(Duration.ofHours(1))).isTrue());
            threads.start("B", door::open);
        }
    }

    /** The answer may come late: a short deadline is no promise. */
    @Expected(BROKEN)
    static final class TrustsAShortDeadline implements Scenario {
        @Override
        public void threads(Threads threads) {
            Door door = new Door();
            threads.start("A", () -> assertThat(door.awaitMillis(1)).isTrue());
            threads.start("B", door::open);
        }
    }

    @Expected(HOLDS)
    static final class ParkedBriefly implements Scenario {
        @Override
        public void threads(Threads threads) {
            Door door = new Door();
            threads.start("A", door::awaitParked);
            threads.start("B", door::open);
        }
    }

    @Expected(HOLDS)
    static final class YieldsUntilOpen implements Scenario {
        @Override
        public void threads(Threads threads) {
            Door door = new Door();
            threads.start("A", door::awaitYielding);
            threads.start("B", door::awaitYielding);
            threads.start("C", door::open);
        }
    }

    @Expected(SPINS)
    static final class YieldsForNobody implements Scenario {
        @Override
        public void threads(Threads threads) {
            Door door = new Door();
            threads.start("A", door::awaitYielding);
            threads.start("B", door::awaitYielding);
        }
    }

    @Expected(HOLDS)
    static final class AliveUntilEnded implements Scenario {
        int value;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Thread thread = new Thread(() -> value = 3);
                assertThat(thread.getState()).isEqualTo(Thread.State.NEW);
                thread.start();
                while (thread.isAlive()) {
                    Thread.sleep(1);
                }
                assertThat(value).isEqualTo(3);
                assertThat(thread.getState()).isEqualTo(Thread.State.TERMINATED);
            });
        }
    }

    /** Waits its turn as long as whoever has it lives. */
    private static final class Estate {
        private Thread owner;

        synchronized boolean take() {
            if (owner != null && owner.isAlive()) {
                return false;
            }
            owner = Thread.currentThread();
            return true;
        }
    }

    @Expected(HOLDS)
    static final class NamedThreadsLiveUntilTheyEnd implements Scenario {
        final Estate estate = new Estate();
        int inside;

        @Override
        public void threads(Threads threads) {
            threads.start("A", this::visit);
            threads.start("B", this::visit);
        }

        private void visit() {
            if (estate.take()) {
                assertThat(++inside).isEqualTo(1);
                Thread.yield();
                inside--;
            }
        }
    }

    @Expected(HOLDS)
    static final class NamedThreadsLiveFromTheBeginning implements Scenario {
        Thread a;

        @Override
        public void threads(Threads threads) {
            a = threads.start("A", () -> {});
            assertThat(a.isAlive()).isFalse();
            threads.start("B", () -> {
                boolean alive = a.isAlive();
                assertThat(a.getState()).isIn(Thread.State.RUNNABLE, Thread.State.TERMINATED);
                assertThat(alive || a.getState() == Thread.State.TERMINATED).isTrue();
                a.interrupt();
                a.join();
                assertThat(a.isAlive()).isFalse();
            });
        }
    }

    /** Waits with a time limit until a date that it has been given, and looks at a clock each time. */
    private static final class Appointment {
        private boolean cancelled;

        synchronized boolean awaitByDate(long millis) throws InterruptedException {
            long end = new Date().getTime() + millis;
            for (long left = millis; left > 0 && !cancelled; left = end - new Date().getTime()) {
                wait(left);
            }
            return !cancelled;
        }

        synchronized boolean awaitByClock(long millis) throws InterruptedException {
            Clock clock = Clock.systemUTC();
            Instant end = clock.instant().plusMillis(millis);
            while (!cancelled && clock.instant().isBefore(end)) {
                wait(Math.max(1, Duration.between(clock.instant(), end).toMillis()));
            }
            return !cancelled;
        }

        synchronized boolean awaitByLocalTime(long millis) throws InterruptedException {
            LocalDateTime end = LocalDateTime.now().plus(Duration.ofMillis(millis));
            while (!cancelled && LocalDateTime.now().isBefore(end)) {
                wait(Math.max(1, Duration.between(LocalDateTime.now(), end).toMillis()));
            }
            return !cancelled;
        }
    }

    @Expected(HOLDS)
    static final class AwaitsByDate implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start(
                    "A",
                    () -> assertThat(new Appointment().awaitByDate(3_600_000)).isTrue());
        }
    }

    @Expected(HOLDS)
    static final class AwaitsByClock implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start(
                    "A",
                    () -> assertThat(new Appointment().awaitByClock(3_600_000)).isTrue());
        }
    }

    @Expected(HOLDS)
    static final class AwaitsByLocalTime implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start(
                    "A",
                    () -> assertThat(new Appointment().awaitByLocalTime(3_600_000))
                            .isTrue());
        }
    }

    private static final class Errand {
        private final Thread runner = new Thread(() -> this.result = 3);
        private int result;

        int resultWhenTerminated() throws InterruptedException {
            runner.start();
            while (runner.getState() != Thread.State.TERMINATED) {
                Thread.sleep(1);
            }
            return result;
        }

        int resultWhateverItsState() {
            runner.start();
            return runner.getState() == Thread.State.NEW ? -1 : result;
        }
    }

    @Expected(HOLDS)
    static final class WhatATerminatedThreadHasDone implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start(
                    "A", () -> assertThat(new Errand().resultWhenTerminated()).isEqualTo(3));
        }
    }

    @Expected(DATA_RACE)
    static final class WhatAThreadMayHaveDone implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> new Errand().resultWhateverItsState());
        }
    }

    @Expected(HOLDS)
    static final class StateUntilTerminated implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                AtomicInteger done = new AtomicInteger();
                Thread thread = new Thread(done::incrementAndGet);
                thread.start();
                while (thread.getState() != Thread.State.TERMINATED) {
                    Thread.onSpinWait();
                }
                assertThat(done.get()).isEqualTo(1);
            });
        }
    }

    /** Waits until another thread really waits, by its state. */
    @Expected(HOLDS)
    static final class StateUntilWaiting implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Object lock = new Object();
                Thread thread = new Thread(() -> {
                    synchronized (lock) {
                        try {
                            lock.wait();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                });
                thread.start();
                while (thread.getState() != Thread.State.WAITING) {
                    Thread.yield();
                }
                synchronized (lock) {
                    lock.notify();
                }
                thread.join();
            });
        }
    }

    static class Bounded {
        private final Deque<Integer> items = new ArrayDeque<>();
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();

        Integer poll(long nanos) throws InterruptedException {
            lock.lock();
            try {
                long left = nanos;
                while (items.isEmpty()) {
                    if (left <= 0) {
                        return null;
                    }
                    left = changed.awaitNanos(left);
                }
                return items.pop();
            } finally {
                lock.unlock();
            }
        }

        Integer pollOnce(long millis) throws InterruptedException {
            lock.lock();
            try {
                if (items.isEmpty()) {
                    changed.await(millis, TimeUnit.MILLISECONDS);
                }
                return items.pop();
            } finally {
                lock.unlock();
            }
        }

        void put(int item) {
            lock.lock();
            try {
                items.push(item);
                changed.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    @Expected(HOLDS)
    static final class AwaitsNanosInALoop implements Scenario {
        final Bounded bounded = new Bounded();
        Integer got;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> got = bounded.poll(50_000_000));
            threads.start("B", () -> bounded.put(1));
        }

        @Override
        public void afterwards() throws InterruptedException {
            assertThat(got == null ? bounded.poll(0) : got).isEqualTo(1);
        }
    }

    @Expected(BROKEN)
    static final class AwaitsOnceAndTakes implements Scenario {
        final Bounded bounded = new Bounded();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> bounded.pollOnce(50));
            threads.start("B", () -> bounded.put(1));
        }
    }

    static class TimedMonitor {
        private boolean ready;

        synchronized void ready() {
            ready = true;
            notifyAll();
        }

        synchronized boolean await(long millis) throws InterruptedException {
            long end = System.nanoTime() + millis * 1_000_000;
            while (!ready) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        }
    }

    @Expected(HOLDS)
    static final class TimedWaitOfTheUnit implements Scenario {
        @Override
        public void threads(Threads threads) {
            TimedMonitor monitor = new TimedMonitor();
            threads.start("A", () -> assertThat(monitor.await(3_600_000)).isTrue());
            threads.start("B", monitor::ready);
        }
    }

    @Expected(HOLDS)
    static final class TimedJoinOfTheUnit implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                AtomicInteger value = new AtomicInteger();
                Thread thread = new Thread(() -> value.set(1));
                thread.start();
                TimeUnit.HOURS.timedJoin(thread, 1);
                assertThat(value.get()).isEqualTo(1);
            });
        }
    }

    @Expected(HOLDS)
    static final class SleepTakesItsTime implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                long begin = System.nanoTime();
                Thread.sleep(250);
                assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(250_000_000L);
            });
        }
    }

    /** An interrupt before, during and after each sort of waiting. */
    @Expected(HOLDS)
    static final class InterruptsEveryWait implements Scenario {
        final AtomicInteger caught = new AtomicInteger();

        interface Wait {
            void run() throws Exception;
        }

        void interrupted(Wait wait) throws InterruptedException {
            Thread thread = new Thread(() -> {
                try {
                    wait.run();
                } catch (InterruptedException e) {
                    caught.incrementAndGet();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            thread.start();
            thread.interrupt();
            thread.join();
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                interrupted(() -> new LinkedBlockingQueue<Integer>().take());
                interrupted(() -> new CountDownLatch(1).await());
                interrupted(() -> new Semaphore(0).acquire());
                interrupted(() -> new CyclicBarrier(2).await());
                interrupted(() -> new Exchanger<String>().exchange("x"));
                interrupted(() -> new Phaser(1).awaitAdvanceInterruptibly(0));
                assertThat(caught.get()).isEqualTo(6);
            });
        }
    }

    @Expected(HOLDS)
    static final class ParkReturnsOnInterrupt implements Scenario {
        @Override
        public void threads(Threads threads) {
            Thread parked = threads.start("A", () -> {
                while (!Thread.interrupted()) {
                    LockSupport.park();
                }
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            });
            threads.start("B", parked::interrupt);
        }
    }

    static class Stoppable {
        private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(2);
        private final Thread worker = new Thread(this::work, "worker");
        private final AtomicInteger done = new AtomicInteger();
        private volatile boolean closed;

        void begin() {
            worker.start();
        }

        private void work() {
            try {
                while (!closed) {
                    queue.take().run();
                    done.incrementAndGet();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        void closeByInterrupt() throws InterruptedException {
            closed = true;
            worker.interrupt();
            worker.join();
        }

        void closeByFlag() throws InterruptedException {
            closed = true;
            worker.join();
        }
    }

    @Expected(HOLDS)
    static final class StoppedByInterrupt implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Stoppable stoppable = new Stoppable();
                stoppable.begin();
                stoppable.queue.put(() -> {});
                stoppable.closeByInterrupt();
                assertThat(stoppable.worker.isAlive()).isFalse();
            });
        }
    }

    @Expected(DEADLOCK)
    static final class StoppedByFlagWhileItTakes implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Stoppable stoppable = new Stoppable();
                stoppable.begin();
                stoppable.closeByFlag();
            });
        }
    }

    /** A task that swallows the interrupt, and a worker that waits on. */
    @Expected(DEADLOCK)
    static final class SwallowedInATask implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Stoppable stoppable = new Stoppable();
                stoppable.begin();
                stoppable.queue.put(() -> {
                    try {
                        Thread.sleep(10);
                    } catch (InterruptedException e) {
                        stoppable.closed = false;
                    }
                });
                stoppable.closeByInterrupt();
            });
        }
    }

    @Expected(HOLDS)
    static final class BarrierTimesOutForBoth implements Scenario {
        @Override
        public void threads(Threads threads) {
            CyclicBarrier barrier = new CyclicBarrier(2);
            threads.start("A", () -> {
                try {
                    barrier.await(10, TimeUnit.MILLISECONDS);
                } catch (TimeoutException alone) {
                    assertThat(barrier.isBroken()).isTrue();
                }
            });
        }
    }

    @Expected(HOLDS)
    static final class SemaphoreGivesUp implements Scenario {
        @Override
        public void threads(Threads threads) {
            Semaphore one = new Semaphore(1);
            AtomicInteger inside = new AtomicInteger();
            Threads.Body body = () -> {
                if (one.tryAcquire(20, TimeUnit.MILLISECONDS)) {
                    try {
                        assertThat(inside.incrementAndGet()).isEqualTo(1);
                        inside.decrementAndGet();
                    } finally {
                        one.release();
                    }
                }
            };
            threads.start("A", body);
            threads.start("B", body);
        }
    }

    /** Gives back what it may not have got. */
    @Expected(BROKEN)
    static final class SemaphoreGivenBackAnyway implements Scenario {
        final Semaphore one = new Semaphore(1);

        @Override
        public void threads(Threads threads) {
            Threads.Body body = () -> {
                try {
                    one.tryAcquire(20, TimeUnit.MILLISECONDS);
                } finally {
                    one.release();
                }
            };
            threads.start("A", body);
            threads.start("B", body);
        }

        @Override
        public void afterwards() {
            assertThat(one.availablePermits()).isEqualTo(1);
        }
    }

    @Expected(HOLDS)
    static final class PollsUntilEnoughCame implements Scenario {
        @Override
        public void threads(Threads threads) {
            Queue<Integer> queue = new ConcurrentLinkedQueue<>();
            threads.start("A", () -> {
                int sum = 0;
                while (sum < 3) {
                    Integer next = queue.poll();
                    if (next != null) {
                        sum += next;
                    }
                }
            });
            threads.start("B", () -> {
                queue.add(1);
                queue.add(2);
            });
        }
    }

    @Expected(SPINS)
    static final class PollsForMoreThanCame implements Scenario {
        @Override
        public void threads(Threads threads) {
            Queue<Integer> queue = new ConcurrentLinkedQueue<>();
            threads.start("A", () -> {
                int sum = 0;
                while (sum < 4) {
                    Integer next = queue.poll();
                    sum += next == null ? 0 : next;
                }
            });
            threads.start("B", () -> {
                queue.add(1);
                queue.add(2);
            });
        }
    }

    static class SpinningQueue {
        private final AtomicBoolean busy = new AtomicBoolean();
        private int count;

        private void lock() {
            while (!busy.compareAndSet(false, true)) {
                while (busy.get()) {
                    Thread.onSpinWait();
                }
            }
        }

        void add() {
            lock();
            try {
                count++;
            } finally {
                busy.set(false);
            }
        }

        int count() {
            return count;
        }

        int countLocked() {
            lock();
            try {
                return count;
            } finally {
                busy.set(false);
            }
        }
    }

    @Expected(HOLDS)
    static final class SpinsAndLooksFirst implements Scenario {
        final SpinningQueue queue = new SpinningQueue();

        @Override
        public void threads(Threads threads) {
            threads.start("A", queue::add);
            threads.start("B", queue::add);
            threads.start("C", () -> assertThat(queue.countLocked()).isBetween(0, 2));
        }
    }

    @Expected(DATA_RACE)
    static final class ReadsBesideTheSpinLock implements Scenario {
        final SpinningQueue queue = new SpinningQueue();

        @Override
        public void threads(Threads threads) {
            threads.start("A", queue::add);
            threads.start("B", () -> assertThat(queue.count()).isBetween(0, 1));
        }
    }

    /** Exponential back-off between tries. */
    @Expected(HOLDS)
    static final class BacksOffLonger implements Scenario {
        @Override
        public void threads(Threads threads) {
            ReentrantLock first = new ReentrantLock();
            ReentrantLock second = new ReentrantLock();
            threads.start("A", () -> both(first, second));
            threads.start("B", () -> both(second, first));
        }

        static void both(ReentrantLock one, ReentrantLock other) throws InterruptedException {
            for (long pause = 1; ; pause = Math.min(64, 2 * pause)) {
                if (one.tryLock()) {
                    try {
                        if (other.tryLock()) {
                            try {
                                return;
                            } finally {
                                other.unlock();
                            }
                        }
                    } finally {
                        one.unlock();
                    }
                }
                Thread.sleep(pause);
            }
        }
    }

    @Expected(DEADLOCK)
    static final class TimedOnOneSideOnly implements Scenario {
        @Override
        public void threads(Threads threads) {
            ReentrantLock first = new ReentrantLock();
            ReentrantLock second = new ReentrantLock();
            threads.start("A", () -> {
                first.lock();
                if (second.tryLock(1, TimeUnit.SECONDS)) {
                    second.unlock();
                    first.unlock();
                }
            });
            threads.start("B", () -> {
                second.lock();
                first.lock();
                first.unlock();
                second.unlock();
            });
        }
    }

    /** Wakes its thread, which may not have begun to wait. */
    static class Alarm {
        private final boolean looksUnderTheLock;
        private boolean off;

        Alarm(boolean looksUnderTheLock) {
            this.looksUnderTheLock = looksUnderTheLock;
        }

        void start() {
            new Thread(looksUnderTheLock ? this::watch : this::watchCarelessly).start();
        }

        private synchronized void watch() {
            long end = System.nanoTime() + 3_600_000_000_000L;
            while (!off && end - System.nanoTime() > 0) {
                pause(end);
            }
        }

        private void watchCarelessly() {
            long end = System.nanoTime() + 3_600_000_000_000L;
            while (!isOff() && end - System.nanoTime() > 0) {
                synchronized (this) {
                    pause(end);
                }
            }
        }

        private synchronized boolean isOff() {
            return off;
        }

        private void pause(long end) {
            try {
                wait((end - System.nanoTime()) / 1_000_000 + 1);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        synchronized void turnOff() {
            off = true;
            notifyAll();
        }
    }

    abstract static class TurnsOff implements Scenario {
        private final Alarm alarm = new Alarm(looksUnderTheLock());
        private long begin;

        abstract boolean looksUnderTheLock();

        @Override
        public void threads(Threads threads) {
            begin = System.nanoTime();
            threads.letTimePass();
            threads.start("A", alarm::start);
            threads.start("B", alarm::turnOff);
        }

        @Override
        public void afterwards() {
            assertThat((System.nanoTime() - begin) / 60_000_000_000L).isLessThan(30);
        }
    }

    @Expected(HOLDS)
    static final class LetsTimePassForNothing extends TurnsOff {
        @Override
        boolean looksUnderTheLock() {
            return true;
        }
    }

    @Expected(BROKEN)
    static final class LetsTimePassAndSeesWhoWaits extends TurnsOff {
        @Override
        boolean looksUnderTheLock() {
            return false;
        }
    }

    /** Polls for its turn, and then takes an hour; somebody else polls for the end of that, a third one waits for days. */
    static class LongWork {
        private volatile boolean open;
        private volatile boolean done;

        void work() throws InterruptedException {
            while (!open) {
                Thread.sleep(1);
            }
            Thread.sleep(3_600_000);
            done = true;
        }

        void awaitEnd() throws InterruptedException {
            open = true;
            while (!done) {
                Thread.sleep(2);
            }
        }
    }

    @Expected(HOLDS)
    static final class PollsForAnHour implements Scenario {
        private final LongWork work = new LongWork();
        private boolean daysAreOver;

        @Override
        public void threads(Threads threads) {
            threads.start("A", work::work);
            threads.start("B", () -> {
                work.awaitEnd();
                assertThat(daysAreOver).isFalse();
            });
            threads.daemon("C", () -> {
                Thread.sleep(86_400_000L * 1_000);
                daysAreOver = true;
            });
        }
    }
}
