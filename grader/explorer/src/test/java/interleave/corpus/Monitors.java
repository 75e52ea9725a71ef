package interleave.corpus;

import static interleave.explorer.Verdict.Kind.BROKEN;
import static interleave.explorer.Verdict.Kind.DEADLOCK;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** Programs with synchronized, wait and notify. */
final class Monitors {
    private Monitors() {}

    /** What several of the programs count. */
    abstract static class Counting implements Scenario {
        abstract void add();

        abstract int value();

        @Override
        public void threads(Threads threads) {
            threads.start("A", this::add);
            threads.start("B", this::add);
        }

        @Override
        public void afterwards() {
            assertThat(value()).isEqualTo(2);
        }
    }

    static final class Counter {
        int value;

        synchronized void add() {
            value++;
        }

        synchronized int value() {
            return value;
        }
    }

    @Expected(HOLDS)
    static final class SynchronizedCounter extends Counting {
        final Counter counter = new Counter();

        @Override
        void add() {
            counter.add();
        }

        @Override
        int value() {
            return counter.value();
        }
    }

    static class PlainCounter {
        int value;

        void add() {
            value++;
        }
    }

    @Expected(BROKEN)
    static final class NoLock extends Counting {
        final PlainCounter counter = new PlainCounter();

        @Override
        void add() {
            counter.add();
        }

        @Override
        int value() {
            return counter.value;
        }
    }

    static class LockPerCallCounter {
        int value;

        void add() {
            Object lock = new Object();
            synchronized (lock) {
                value++;
            }
        }
    }

    @Expected(BROKEN)
    static final class LockPerCall extends Counting {
        final LockPerCallCounter counter = new LockPerCallCounter();

        @Override
        void add() {
            counter.add();
        }

        @Override
        int value() {
            return counter.value;
        }
    }

    static class TwoLocksCounter {
        static int value;

        static synchronized void addOfClass() {
            value++;
        }

        synchronized void addOfObject() {
            value++;
        }
    }

    @Expected(BROKEN)
    static final class StaticLockAndOther implements Scenario {
        final TwoLocksCounter counter = new TwoLocksCounter();

        @Override
        public void threads(Threads threads) {
            threads.start("A", TwoLocksCounter::addOfClass);
            threads.start("B", counter::addOfObject);
        }

        @Override
        public void afterwards() {
            assertThat(TwoLocksCounter.value).isEqualTo(2);
        }
    }

    static class StaticCounter {
        static int value;

        static synchronized void add() {
            value++;
        }
    }

    @Expected(HOLDS)
    static final class StaticState extends Counting {
        @Override
        void add() {
            StaticCounter.add();
        }

        @Override
        int value() {
            return StaticCounter.value;
        }
    }

    /** One message at a time. */
    static class Slot {
        Integer message;
        final boolean all;
        final boolean again;

        Slot(boolean all, boolean again) {
            this.all = all;
            this.again = again;
        }

        synchronized void put(int next) throws InterruptedException {
            if (again) {
                while (message != null) {
                    wait();
                }
            } else if (message != null) {
                wait();
            }
            message = next;
            wake();
        }

        synchronized int take() throws InterruptedException {
            if (again) {
                while (message == null) {
                    wait();
                }
            } else if (message == null) {
                wait();
            }
            int taken = message;
            message = null;
            wake();
            return taken;
        }

        private void wake() {
            if (all) {
                notifyAll();
            } else {
                notify();
            }
        }
    }

    abstract static class OneSlot implements Scenario {
        final Slot slot;
        int sum;

        OneSlot(boolean all, boolean again) {
            slot = new Slot(all, again);
        }

        void add(int more) {
            sum += more;
        }

        @Override
        public void afterwards() {
            assertThat(sum).isEqualTo(3);
        }
    }

    @Expected(HOLDS)
    static final class NotifyAllSlot extends OneSlot {
        NotifyAllSlot() {
            super(true, true);
        }

        @Override
        public void threads(Threads threads) {
            threads.start("P", () -> slot.put(1));
            threads.start("Q", () -> slot.put(2));
            threads.start("C", () -> sum = slot.take() + slot.take());
        }
    }

    @Expected(DEADLOCK)
    static final class NotifyForNotifyAll extends OneSlot {
        NotifyForNotifyAll() {
            super(false, true);
        }

        @Override
        public void threads(Threads threads) {
            threads.start("P", () -> {
                slot.put(1);
                slot.put(2);
            });
            threads.start("C", () -> slot.take());
            threads.start("D", () -> slot.take());
        }

        @Override
        public void afterwards() {}
    }

    @Expected(HOLDS)
    static final class NotifyForTwo extends OneSlot {
        NotifyForTwo() {
            super(false, true);
        }

        @Override
        public void threads(Threads threads) {
            threads.start("P", () -> {
                slot.put(1);
                slot.put(2);
            });
            threads.start("C", () -> sum = slot.take() + slot.take());
        }
    }

    @Expected(BROKEN)
    static final class IfForWhile extends OneSlot {
        IfForWhile() {
            super(true, false);
        }

        @Override
        public void threads(Threads threads) {
            threads.start("P", () -> slot.put(1));
            threads.start("Q", () -> slot.put(2));
            threads.start("C", () -> add(slot.take()));
            threads.start("D", () -> add(slot.take()));
        }
    }

    static class WrongObject {
        final Object lock = new Object();
        final Object other = new Object();
        boolean open;

        void pass() throws InterruptedException {
            synchronized (lock) {
                while (!open) {
                    lock.wait();
                }
            }
        }

        void open() {
            synchronized (lock) {
                open = true;
            }
            synchronized (other) {
                other.notifyAll();
            }
        }
    }

    @Expected(DEADLOCK)
    static final class NotifiesTheOther implements Scenario {
        final WrongObject gate = new WrongObject();

        @Override
        public void threads(Threads threads) {
            threads.start("A", gate::pass);
            threads.start("B", gate::open);
        }
    }

    @Expected(DEADLOCK)
    static final class MissedNotify implements Scenario {
        final Object lock = new Object();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                synchronized (lock) {
                    lock.wait();
                }
            });
            threads.start("B", () -> {
                synchronized (lock) {
                    lock.notify();
                }
            });
        }
    }

    static class Nested {
        final Queue<Integer> queue = new ArrayDeque<>();

        synchronized int take() throws InterruptedException {
            synchronized (queue) {
                while (queue.isEmpty()) {
                    queue.wait();
                }
                return queue.remove();
            }
        }

        synchronized void put(int item) {
            synchronized (queue) {
                queue.add(item);
                queue.notifyAll();
            }
        }
    }

    @Expected(DEADLOCK)
    static final class NestedMonitorLockout implements Scenario {
        final Nested nested = new Nested();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> nested.take());
            threads.start("B", () -> nested.put(1));
        }
    }

    static final class Purse {
        final int number;
        int balance = 10;

        Purse(int number) {
            this.number = number;
        }
    }

    static void transfer(Purse from, Purse to, boolean ordered) {
        Purse first = ordered && to.number < from.number ? to : from;
        Purse second = first == from ? to : from;
        synchronized (first) {
            synchronized (second) {
                from.balance--;
                to.balance++;
            }
        }
    }

    abstract static class Transfers implements Scenario {
        final Purse a = new Purse(1);
        final Purse b = new Purse(2);
        final Purse c = new Purse(3);

        @Override
        public void afterwards() {
            assertThat(a.balance + b.balance + c.balance).isEqualTo(30);
        }
    }

    @Expected(DEADLOCK)
    static final class WrongOrderOfTwo extends Transfers {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> transfer(a, b, false));
            threads.start("B", () -> transfer(b, a, false));
        }
    }

    @Expected(DEADLOCK)
    static final class WrongOrderOfThree extends Transfers {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> transfer(a, b, false));
            threads.start("B", () -> transfer(b, c, false));
            threads.start("C", () -> transfer(c, a, false));
        }
    }

    @Expected(HOLDS)
    static final class RightOrderOfThree extends Transfers {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> transfer(a, b, true));
            threads.start("B", () -> transfer(b, c, true));
            threads.start("C", () -> transfer(c, a, true));
        }
    }

    static class Recursive {
        int depth;

        synchronized int down(int n) {
            depth++;
            return n == 0 ? 0 : 1 + down(n - 1);
        }

        synchronized void fail() {
            throw new IllegalStateException("on purpose");
        }
    }

    @Expected(HOLDS)
    static final class ReentrantAndThrowing implements Scenario {
        final Recursive recursive = new Recursive();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> recursive.down(3));
            threads.start("B", () -> {
                try {
                    recursive.fail();
                } catch (IllegalStateException expected) {
                    recursive.down(1);
                }
            });
        }

        @Override
        public void afterwards() {
            assertThat(recursive.depth).isEqualTo(6);
        }
    }

    static class Patient {
        boolean done;

        synchronized boolean await(long millis) throws InterruptedException {
            if (!done) {
                wait(millis);
            }
            return done;
        }

        synchronized void finish() {
            done = true;
            notifyAll();
        }
    }

    @Expected(HOLDS)
    static final class TimedWait implements Scenario {
        final Patient patient = new Patient();
        final List<String> log = new ArrayList<>();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> log.add("A " + patient.await(10)));
            threads.start("B", patient::finish);
        }

        @Override
        public void afterwards() {
            assertThat(log).hasSize(1);
        }
    }

    static class WaitsByUnit {
        private boolean finished;

        synchronized boolean await() throws InterruptedException {
            TimeUnit.HOURS.timedWait(this, finished ? 0 : 1);
            return finished;
        }

        synchronized void finish() {
            finished = true;
            notifyAll();
        }
    }

    @Expected(HOLDS)
    static final class TimedWaitByUnit implements Scenario {
        final WaitsByUnit patient = new WaitsByUnit();
        boolean seen;
        boolean ended;

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", () -> seen = patient.await());
            threads.start("B", patient::finish);
            threads.start("C", () -> {
                TimeUnit.DAYS.timedJoin(a, 1);
                ended = !a.isAlive();
            });
        }

        @Override
        public void afterwards() {
            assertThat(seen).isTrue();
            assertThat(ended).isTrue();
        }
    }

    @Expected(BROKEN)
    static final class TrustsTheTimeout implements Scenario {
        final Patient patient = new Patient();
        boolean seen;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> seen = patient.await(10));
            threads.start("B", patient::finish);
        }

        @Override
        public void afterwards() {
            assertThat(seen).isTrue();
        }
    }
}
