package interleave.corpus;

import static interleave.explorer.Verdict.Kind.BROKEN;
import static interleave.explorer.Verdict.Kind.DATA_RACE;
import static interleave.explorer.Verdict.Kind.DEADLOCK;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The language as students use it: enums, records, lambdas, inner classes, static state, exceptions on the way. */
final class Habits {
    private Habits() {}

    enum Registry {
        INSTANCE;

        private final Map<String, Integer> counts = new HashMap<>();

        synchronized void add(String name) {
            counts.merge(name, 1, Integer::sum);
        }

        synchronized int count(String name) {
            return counts.getOrDefault(name, 0);
        }

        void addUnlocked(String name) {
            counts.put(name, counts.getOrDefault(name, 0) + 1);
        }
    }

    @Expected(HOLDS)
    static final class EnumAsSingleton implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> Registry.INSTANCE.add("x"));
            threads.start("B", () -> Registry.INSTANCE.add("x"));
        }

        @Override
        public void afterwards() {
            assertThat(Registry.INSTANCE.count("x")).isEqualTo(2);
        }
    }

    @Expected(BROKEN)
    static final class EnumWithoutLock implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> Registry.INSTANCE.addUnlocked("x"));
            threads.start("B", () -> Registry.INSTANCE.addUnlocked("x"));
        }

        @Override
        public void afterwards() {
            assertThat(Registry.INSTANCE.count("x")).isEqualTo(2);
        }
    }

    record Range(int low, int high) {
        Range {
            if (low > high) {
                throw new IllegalArgumentException(low + " > " + high);
            }
        }

        Range widen() {
            return new Range(low - 1, high + 1);
        }
    }

    static class Limits {
        private final AtomicReference<Range> range = new AtomicReference<>(new Range(0, 0));
        private volatile Range plain = new Range(0, 0);

        void widen() {
            range.updateAndGet(Range::widen);
        }

        void widenPlainly() {
            plain = plain.widen();
        }
    }

    @Expected(HOLDS)
    static final class RecordInAReference implements Scenario {
        final Limits limits = new Limits();

        @Override
        public void threads(Threads threads) {
            threads.start("A", limits::widen);
            threads.start("B", limits::widen);
        }

        @Override
        public void afterwards() {
            assertThat(limits.range.get()).isEqualTo(new Range(-2, 2));
        }
    }

    @Expected(BROKEN)
    static final class RecordInAVolatile implements Scenario {
        final Limits limits = new Limits();

        @Override
        public void threads(Threads threads) {
            threads.start("A", limits::widenPlainly);
            threads.start("B", limits::widenPlainly);
        }

        @Override
        public void afterwards() {
            assertThat(limits.plain).isEqualTo(new Range(-2, 2));
        }
    }

    /** Switches on strings, which the compiler turns into hash codes. One on an enum is different code from each compiler. */
    static class Machine {
        enum State {
            IDLE,
            BUSY,
            CLOSED
        }

        private State state = State.IDLE;
        private final EnumMap<State, Integer> visits = new EnumMap<>(State.class);

        synchronized String handle(String command) {
            switch (command) {
                case "start":
                    state = State.BUSY;
                    break;
                case "stop":
                    state = state == State.CLOSED ? State.CLOSED : State.IDLE;
                    break;
                default:
                    state = State.CLOSED;
            }
            visits.merge(state, 1, Integer::sum);
            return switch (state.name()) {
                case "IDLE" -> "idle";
                case "BUSY" -> "busy";
                default -> "closed";
            };
        }
    }

    @Expected(HOLDS)
    static final class SwitchesInAMonitor implements Scenario {
        final Machine machine = new Machine();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(machine.handle("start")).isEqualTo("busy"));
            threads.start("B", () -> assertThat(machine.handle("close")).isEqualTo("closed"));
        }
    }

    static class Broken {
        static final int VALUE = fail();

        static int fail() {
            throw new IllegalStateException("no value");
        }
    }

    /** The first to come gets the exception, everybody after that another one; both are caught here. */
    @Expected(HOLDS)
    static final class InitialiserThatThrows implements Scenario {
        final AtomicInteger failures = new AtomicInteger();

        @Override
        public void threads(Threads threads) {
            Threads.Body body = () -> {
                try {
                    failures.addAndGet(100 * Broken.VALUE);
                } catch (ExceptionInInitializerError | NoClassDefFoundError expected) {
                    failures.incrementAndGet();
                }
            };
            threads.start("A", body);
            threads.start("B", body);
        }

        @Override
        public void afterwards() {
            assertThat(failures.get()).isEqualTo(2);
        }
    }

    static class Shop {
        private int stock = 1;
        private final Lock lock = new ReentrantLock();

        class Counter {
            boolean sell() {
                synchronized (Shop.this) {
                    if (stock == 0) {
                        return false;
                    }
                    stock--;
                    return true;
                }
            }

            boolean sellUnderOwnLock() {
                synchronized (this) {
                    if (stock == 0) {
                        return false;
                    }
                    stock--;
                    return true;
                }
            }
        }

        Supplier<Boolean> seller() {
            return () -> {
                lock.lock();
                try {
                    return stock > 0 && stock-- > 0;
                } finally {
                    lock.unlock();
                }
            };
        }
    }

    @Expected(HOLDS)
    static final class InnerClassLocksTheOuter implements Scenario {
        final AtomicInteger sold = new AtomicInteger();

        @Override
        public void threads(Threads threads) {
            Shop shop = new Shop();
            for (String name : List.of("A", "B")) {
                Shop.Counter counter = shop.new Counter();
                threads.start(name, () -> sold.addAndGet(counter.sell() ? 1 : 0));
            }
        }

        @Override
        public void afterwards() {
            assertThat(sold.get()).isEqualTo(1);
        }
    }

    @Expected(BROKEN)
    static final class InnerClassLocksItself implements Scenario {
        final AtomicInteger sold = new AtomicInteger();

        @Override
        public void threads(Threads threads) {
            Shop shop = new Shop();
            for (String name : List.of("A", "B")) {
                Shop.Counter counter = shop.new Counter();
                threads.start(name, () -> sold.addAndGet(counter.sellUnderOwnLock() ? 1 : 0));
            }
        }

        @Override
        public void afterwards() {
            assertThat(sold.get()).isEqualTo(1);
        }
    }

    @Expected(HOLDS)
    static final class LambdaUnderALock implements Scenario {
        final AtomicInteger sold = new AtomicInteger();

        @Override
        public void threads(Threads threads) {
            Shop shop = new Shop();
            threads.start("A", () -> sold.addAndGet(shop.seller().get() ? 1 : 0));
            threads.start("B", () -> sold.addAndGet(shop.seller().get() ? 1 : 0));
        }

        @Override
        public void afterwards() {
            assertThat(sold.get()).isEqualTo(1);
        }
    }

    /** A static method locks the class, an instance method an object: two locks, one counter. */
    static class Ids {
        private static int next;

        static synchronized int nextOfClass() {
            return ++next;
        }

        synchronized int nextOfInstance() {
            return ++next;
        }

        int nextUnderClass() {
            synchronized (Ids.class) {
                return ++next;
            }
        }
    }

    @Expected(HOLDS)
    static final class ClassAsTheLock implements Scenario {
        @Override
        public void threads(Threads threads) {
            Ids ids = new Ids();
            AtomicInteger sum = new AtomicInteger();
            threads.start("A", () -> sum.addAndGet(Ids.nextOfClass()));
            threads.start("B", () -> sum.addAndGet(ids.nextUnderClass()));
        }

        @Override
        public void afterwards() {
            assertThat(Ids.nextOfClass()).isEqualTo(3);
        }
    }

    @Expected(BROKEN)
    static final class ClassAndInstanceAsLocks implements Scenario {
        @Override
        public void threads(Threads threads) {
            Ids ids = new Ids();
            threads.start("A", () -> Ids.nextOfClass());
            threads.start("B", () -> ids.nextOfInstance());
        }

        @Override
        public void afterwards() {
            assertThat(Ids.nextOfClass()).isEqualTo(3);
        }
    }

    /** A re-entrant monitor is given back as a whole while its owner waits. */
    static class Mailbox {
        private String letter;

        synchronized void put(String text) {
            letter = text;
            notifyAll();
        }

        synchronized String take() throws InterruptedException {
            return takeInside();
        }

        private synchronized String takeInside() throws InterruptedException {
            synchronized (this) {
                while (letter == null) {
                    wait();
                }
                String text = letter;
                letter = null;
                return text;
            }
        }
    }

    @Expected(HOLDS)
    static final class WaitsInAReentrantMonitor implements Scenario {
        @Override
        public void threads(Threads threads) {
            Mailbox box = new Mailbox();
            threads.start("A", () -> assertThat(box.take()).isEqualTo("x"));
            threads.start("B", () -> box.put("x"));
        }
    }

    @Expected(DEADLOCK)
    static final class WaitsWithAnotherMonitorHeld implements Scenario {
        @Override
        public void threads(Threads threads) {
            Object outer = new Object();
            Mailbox box = new Mailbox();
            threads.start("A", () -> {
                synchronized (outer) {
                    box.take();
                }
            });
            threads.start("B", () -> {
                synchronized (outer) {
                    box.put("x");
                }
            });
        }
    }

    /** Locks that are strings and boxed numbers: literals are one object for all. */
    @Expected(DEADLOCK)
    static final class LiteralsAsLocks implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                synchronized ("one") {
                    synchronized ("two") {
                        assertThat(true).isTrue();
                    }
                }
            });
            threads.start("B", () -> {
                synchronized ("two") {
                    synchronized ("one") {
                        assertThat(true).isTrue();
                    }
                }
            });
        }
    }

    /** The lock changes under those who wait for it. */
    @SuppressWarnings("synchronization")
    static class MovingLock {
        private Integer count = 0;

        void add() {
            synchronized (count) {
                count = count + 1;
            }
        }
    }

    @Expected(BROKEN)
    static final class LocksWhatItReplaces implements Scenario {
        final MovingLock moving = new MovingLock();

        @Override
        public void threads(Threads threads) {
            threads.start("A", moving::add);
            threads.start("B", moving::add);
            threads.start("C", moving::add);
        }

        @Override
        public void afterwards() {
            assertThat(moving.count).isEqualTo(3);
        }
    }

    static class Cache {
        private final ReadWriteLock lock = new ReentrantReadWriteLock();
        private final Map<String, Integer> map = new TreeMap<>();
        int computed;

        int get(String key) {
            lock.readLock().lock();
            try {
                Integer known = map.get(key);
                if (known != null) {
                    return known;
                }
            } finally {
                lock.readLock().unlock();
            }
            lock.writeLock().lock();
            try {
                return map.computeIfAbsent(key, k -> {
                    computed++;
                    return k.length();
                });
            } finally {
                lock.writeLock().unlock();
            }
        }

        int getTrusting(String key) {
            lock.readLock().lock();
            boolean absent;
            try {
                absent = !map.containsKey(key);
            } finally {
                lock.readLock().unlock();
            }
            if (absent) {
                lock.writeLock().lock();
                try {
                    computed++;
                    map.put(key, key.length());
                } finally {
                    lock.writeLock().unlock();
                }
            }
            return 2;
        }
    }

    @Expected(HOLDS)
    static final class ReadThenWriteLockChecksAgain implements Scenario {
        final Cache cache = new Cache();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(cache.get("ab")).isEqualTo(2));
            threads.start("B", () -> assertThat(cache.get("ab")).isEqualTo(2));
        }

        @Override
        public void afterwards() {
            assertThat(cache.computed).isEqualTo(1);
        }
    }

    @Expected(BROKEN)
    static final class ReadThenWriteLockTrusts implements Scenario {
        final Cache cache = new Cache();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> cache.getTrusting("ab"));
            threads.start("B", () -> cache.getTrusting("ab"));
        }

        @Override
        public void afterwards() {
            assertThat(cache.computed).isEqualTo(1);
        }
    }

    static class Point {
        private final StampedLock lock = new StampedLock();
        private int x;
        private int y;

        void move() {
            long stamp = lock.writeLock();
            try {
                x++;
                y--;
            } finally {
                lock.unlockWrite(stamp);
            }
        }

        int sum() {
            long stamp = lock.tryOptimisticRead();
            int seenX = x;
            int seenY = y;
            if (!lock.validate(stamp)) {
                stamp = lock.readLock();
                try {
                    seenX = x;
                    seenY = y;
                } finally {
                    lock.unlockRead(stamp);
                }
            }
            return seenX + seenY;
        }

        void moveIfAtOrigin() {
            long stamp = lock.readLock();
            try {
                while (x == 0 && y == 0) {
                    long upgraded = lock.tryConvertToWriteLock(stamp);
                    if (upgraded != 0) {
                        stamp = upgraded;
                        x = 5;
                        y = -5;
                        break;
                    }
                    lock.unlockRead(stamp);
                    stamp = lock.writeLock();
                }
            } finally {
                lock.unlock(stamp);
            }
        }
    }

    @Expected(HOLDS)
    static final class StampedPoint implements Scenario {
        @Override
        public void threads(Threads threads) {
            Point point = new Point();
            threads.start("A", point::move);
            threads.start("B", () -> assertThat(point.sum()).isZero());
        }
    }

    @Expected(HOLDS)
    static final class StampedUpgrade implements Scenario {
        final Point point = new Point();

        @Override
        public void threads(Threads threads) {
            threads.start("A", point::moveIfAtOrigin);
            threads.start("B", point::moveIfAtOrigin);
        }

        @Override
        public void afterwards() {
            assertThat(point.sum()).isZero();
            assertThat(point.x).isEqualTo(5);
        }
    }

    /** A thread class of one's own, with fields, started in its own constructor or from outside. */
    static class Summing extends Thread {
        private final int[] values;
        private int sum;

        Summing(int... values) {
            this.values = values;
        }

        @Override
        public void run() {
            for (int each : values) {
                sum += each;
            }
        }

        int result() throws InterruptedException {
            join();
            return sum;
        }
    }

    @Expected(HOLDS)
    static final class OwnThreadJoined implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Summing low = new Summing(1, 2);
                Summing high = new Summing(3, 4);
                low.start();
                high.start();
                assertThat(low.result() + high.result()).isEqualTo(10);
            });
        }
    }

    @Expected(BROKEN)
    static final class OwnThreadRead implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Summing low = new Summing(1, 2);
                low.start();
                assertThat(low.sum).isEqualTo(3);
            });
        }
    }

    /** Starts itself before the subclass has its fields. */
    static class StartsInConstructor extends Thread {
        private int seen = 7;
        private final List<String> log;

        StartsInConstructor() {
            start();
            log = new ArrayList<>();
        }

        @Override
        public void run() {
            log.add("runs " + seen);
        }
    }

    /** The thread dies of a null field; whoever looks at the log finds nothing. */
    @Expected(BROKEN)
    static final class ThreadStartedInConstructor implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                StartsInConstructor thread = new StartsInConstructor();
                thread.join();
                assertThat(thread.log).hasSize(1);
            });
        }
    }

    @Expected(HOLDS)
    static final class GroupIsWaitedFor implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ThreadGroup group = new ThreadGroup("readers");
                AtomicInteger done = new AtomicInteger();
                for (int i = 0; i < 2; i++) {
                    new Thread(group, done::incrementAndGet).start();
                }
                Thread[] members = new Thread[4];
                int count = group.enumerate(members);
                for (int i = 0; i < count; i++) {
                    members[i].join();
                }
                assertThat(done.get()).isEqualTo(2);
            });
        }
    }

    @Expected(HOLDS)
    static final class GroupIsInterrupted implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ThreadGroup group = new ThreadGroup("sleepers");
                AtomicInteger woken = new AtomicInteger();
                Thread sleeper = new Thread(group, () -> {
                    try {
                        Thread.sleep(60_000_000);
                    } catch (InterruptedException e) {
                        woken.incrementAndGet();
                    }
                });
                sleeper.start();
                group.interrupt();
                sleeper.join();
                assertThat(woken.get()).isEqualTo(1);
            });
        }
    }

    @Expected(BROKEN)
    static final class GroupIsNotWaitedFor implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ThreadGroup group = new ThreadGroup("readers");
                AtomicInteger done = new AtomicInteger();
                new Thread(group, done::incrementAndGet).start();
                assertThat(done.get()).isEqualTo(1);
            });
        }
    }

    @Expected(HOLDS)
    static final class HandlerSeesTheException implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                AtomicReference<Throwable> seen = new AtomicReference<>();
                Thread thread = new Thread(() -> {
                    throw new IllegalStateException("lost");
                });
                thread.setUncaughtExceptionHandler((t, thrown) -> seen.set(thrown));
                thread.start();
                thread.join();
                assertThat(seen.get()).isInstanceOf(IllegalStateException.class);
            });
        }
    }

    @Expected(BROKEN)
    static final class NobodySeesTheException implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                AtomicBoolean done = new AtomicBoolean();
                Thread thread = new Thread(() -> {
                    Objects.requireNonNull(null);
                    done.set(true);
                });
                thread.start();
                thread.join();
                assertThat(done.get()).isTrue();
            });
        }
    }

    static class Account {
        private int balance = 10;

        synchronized boolean withdraw(int amount) {
            if (amount > balance) {
                throw new IllegalArgumentException("too much");
            }
            balance -= amount;
            return true;
        }

        synchronized int balance() {
            return balance;
        }
    }

    @Expected(HOLDS)
    static final class ExceptionLeavesTheMonitor implements Scenario {
        final Account account = new Account();

        @Override
        public void threads(Threads threads) {
            threads.start(
                    "A",
                    () -> assertThatThrownBy(() -> account.withdraw(20)).isInstanceOf(IllegalArgumentException.class));
            threads.start("B", () -> account.withdraw(10));
        }

        @Override
        public void afterwards() {
            assertThat(account.balance()).isZero();
        }
    }

    /** Asked in one call, taken in another: each is locked, both together are not. */
    @Expected(BROKEN)
    static final class AskedThenWithdrawn implements Scenario {
        final Account account = new Account();

        @Override
        public void threads(Threads threads) {
            Threads.Body body = () -> {
                if (account.balance() >= 10) {
                    account.withdraw(10);
                }
            };
            threads.start("A", body);
            threads.start("B", body);
        }
    }

    static class Updated {
        private static final AtomicIntegerFieldUpdater<Updated> VALUE =
                AtomicIntegerFieldUpdater.newUpdater(Updated.class, "value");
        volatile int value;

        void add() {
            VALUE.getAndIncrement(this);
        }

        void addInTwo() {
            VALUE.set(this, VALUE.get(this) + 1);
        }
    }

    @Expected(HOLDS)
    static final class FieldUpdaterAdds implements Scenario {
        final Updated updated = new Updated();

        @Override
        public void threads(Threads threads) {
            threads.start("A", updated::add);
            threads.start("B", updated::add);
        }

        @Override
        public void afterwards() {
            assertThat(updated.value).isEqualTo(2);
        }
    }

    @Expected(BROKEN)
    static final class FieldUpdaterInTwo implements Scenario {
        final Updated updated = new Updated();

        @Override
        public void threads(Threads threads) {
            threads.start("A", updated::addInTwo);
            threads.start("B", updated::addInTwo);
        }

        @Override
        public void afterwards() {
            assertThat(updated.value).isEqualTo(2);
        }
    }

    @Expected(HOLDS)
    static final class MarkedAndArray implements Scenario {
        final AtomicMarkableReference<String> owner = new AtomicMarkableReference<>(null, false);
        final AtomicIntegerArray wins = new AtomicIntegerArray(2);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> wins.addAndGet(0, owner.compareAndSet(null, "A", false, true) ? 1 : 0));
            threads.start("B", () -> wins.addAndGet(1, owner.compareAndSet(null, "B", false, true) ? 1 : 0));
        }

        @Override
        public void afterwards() {
            assertThat(wins.get(0) + wins.get(1)).isEqualTo(1);
        }
    }

    static class Memo {
        private final ConcurrentHashMap<Integer, Optional<Integer>> known = new ConcurrentHashMap<>();
        private final AtomicInteger computed = new AtomicInteger();

        int square(int n) {
            return known.computeIfAbsent(n, k -> {
                        computed.incrementAndGet();
                        return Optional.of(k * k);
                    })
                    .orElseThrow();
        }

        int squareGuessing(int n) {
            Optional<Integer> seen = known.get(n);
            if (seen == null) {
                computed.incrementAndGet();
                known.put(n, Optional.of(n * n));
            }
            return n * n;
        }
    }

    @Expected(HOLDS)
    static final class MemoComputesOnce implements Scenario {
        final Memo memo = new Memo();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(memo.square(3)).isEqualTo(9));
            threads.start("B", () -> assertThat(memo.square(3)).isEqualTo(9));
        }

        @Override
        public void afterwards() {
            assertThat(memo.computed.get()).isEqualTo(1);
        }
    }

    @Expected(BROKEN)
    static final class MemoComputesTwice implements Scenario {
        final Memo memo = new Memo();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> memo.squareGuessing(3));
            threads.start("B", () -> memo.squareGuessing(3));
        }

        @Override
        public void afterwards() {
            assertThat(memo.computed.get()).isEqualTo(1);
        }
    }

    /** An iterator, an anonymous class, generics and varargs under one lock. */
    static class Log {
        private final ArrayDeque<String> lines = new ArrayDeque<>();
        private final Lock lock = new ReentrantLock(true);
        private final Condition notEmpty = lock.newCondition();

        void append(String... texts) {
            lock.lock();
            try {
                for (String each : texts) {
                    lines.addLast(each);
                }
                notEmpty.signalAll();
            } finally {
                lock.unlock();
            }
        }

        <T extends Collection<String>> T drainTo(T into) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                while (lines.isEmpty()) {
                    notEmpty.await();
                }
                lines.forEach(into::add);
                lines.clear();
                return into;
            } finally {
                lock.unlock();
            }
        }
    }

    @Expected(HOLDS)
    static final class FairLogWithCondition implements Scenario {
        @Override
        public void threads(Threads threads) {
            Log log = new Log();
            threads.start("A", () -> log.append("a", "b"));
            threads.start("B", () -> assertThat(log.drainTo(new ArrayList<>())).containsExactly("a", "b"));
        }
    }

    static class Once {
        private final AtomicBoolean done = new AtomicBoolean();
        int runs;

        void run(Runnable task) {
            if (done.compareAndSet(false, true)) {
                task.run();
            }
        }

        void runLoosely(Runnable task) {
            if (!done.get()) {
                done.set(true);
                task.run();
            }
        }
    }

    @Expected(HOLDS)
    static final class RunsOnce implements Scenario {
        final Once once = new Once();
        int runs;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> once.run(() -> runs++));
            threads.start("B", () -> once.run(() -> runs++));
        }

        @Override
        public void afterwards() {
            assertThat(runs).isEqualTo(1);
        }
    }

    @Expected(BROKEN)
    static final class RunsTwice implements Scenario {
        final Once once = new Once();
        int runs;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> once.runLoosely(() -> runs++));
            threads.start("B", () -> once.runLoosely(() -> runs++));
        }

        @Override
        public void afterwards() {
            assertThat(runs).isEqualTo(1);
        }
    }

    /** Filled before it is handed over, and never changed after that. */
    static class Config {
        private final Map<String, String> values;

        Config(Map<String, String> values) {
            this.values = new LinkedHashMap<>(values);
        }

        String get(String key) {
            return values.get(key);
        }
    }

    static class Holder {
        private volatile Config config;
        private Config plain;

        void set(Config next) {
            config = next;
        }

        String get(String key) {
            Config now = config;
            return now == null ? "none" : now.get(key);
        }

        void setPlain(Config next) {
            plain = next;
        }

        String getPlain(String key) {
            Config now = plain;
            return now == null ? "none" : now.get(key);
        }
    }

    @Expected(HOLDS)
    static final class FinalMapHandedOver implements Scenario {
        @Override
        public void threads(Threads threads) {
            Holder holder = new Holder();
            threads.start("A", () -> holder.set(new Config(Map.of("k", "v"))));
            threads.start("B", () -> assertThat(holder.get("k")).isIn("none", "v"));
        }
    }

    @Expected(DATA_RACE)
    static final class HandedOverByAPlainField implements Scenario {
        @Override
        public void threads(Threads threads) {
            Holder holder = new Holder();
            threads.start("A", () -> holder.setPlain(new Config(Map.of("k", "v"))));
            threads.start("B", () -> assertThat(holder.getPlain("k")).isIn("none", "v"));
        }
    }

    /** Lists that are made anew inside a call, and are read by whoever finds them there. */
    static class ListsMadeInside {
        private final ConcurrentHashMap<String, List<String>> map = new ConcurrentHashMap<>();
        private final AtomicReference<List<String>> reference = new AtomicReference<>(List.of());
        private final CompletableFuture<String> future = new CompletableFuture<>();
        private final CompletableFuture<List<String>> list = future.thenApply(text -> with(List.of(), text));
        private int after;

        private static List<String> with(List<String> old, String more) {
            List<String> made = new ArrayList<>(old);
            made.add(more);
            return made;
        }

        void compute() {
            map.compute("key", (key, old) -> with(old == null ? List.of() : old, "x"));
            after++;
        }

        void update() {
            reference.getAndUpdate(old -> with(old, "x"));
            after++;
        }

        void complete() {
            future.complete("x");
            after++;
        }

        int computed() {
            return map.getOrDefault("key", List.of()).size();
        }

        int updated() {
            return reference.get().size();
        }

        int completed() {
            return list.getNow(List.of()).size();
        }
    }

    @Expected(HOLDS)
    static final class AListMadeInsideCompute implements Scenario {
        @Override
        public void threads(Threads threads) {
            ListsMadeInside lists = new ListsMadeInside();
            threads.start("A", lists::compute);
            threads.start("B", () -> assertThat(lists.computed()).isBetween(0, 1));
        }
    }

    @Expected(HOLDS)
    static final class AListMadeInsideAnUpdate implements Scenario {
        @Override
        public void threads(Threads threads) {
            ListsMadeInside lists = new ListsMadeInside();
            threads.start("A", lists::update);
            threads.start("B", () -> assertThat(lists.updated()).isBetween(0, 1));
        }
    }

    @Expected(HOLDS)
    static final class AListMadeInsideACompletion implements Scenario {
        @Override
        public void threads(Threads threads) {
            ListsMadeInside lists = new ListsMadeInside();
            threads.start("A", lists::complete);
            threads.start("B", () -> assertThat(lists.completed()).isBetween(0, 1));
        }
    }

    /** Two semaphores as two doors, each opened by the other thread: strict turns. */
    static class Turns {
        private final Semaphore ping = new Semaphore(1);
        private final Semaphore pong = new Semaphore(0);
        private final StringBuilder text = new StringBuilder();

        void ping() throws InterruptedException {
            ping.acquire();
            text.append("ping ");
            pong.release();
        }

        void pong() throws InterruptedException {
            pong.acquire();
            text.append("pong ");
            ping.release();
        }

        void pongUnordered() {
            text.append("pong ");
        }
    }

    @Expected(HOLDS)
    static final class PingPong implements Scenario {
        final Turns turns = new Turns();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                turns.ping();
                turns.ping();
            });
            threads.start("B", () -> {
                turns.pong();
                turns.pong();
            });
        }

        @Override
        public void afterwards() {
            assertThat(turns.text.toString()).isEqualTo("ping pong ping pong ");
        }
    }

    @Expected(BROKEN)
    static final class PingPongUnordered implements Scenario {
        final Turns turns = new Turns();

        @Override
        public void threads(Threads threads) {
            threads.start("A", turns::ping);
            threads.start("B", turns::pongUnordered);
        }

        @Override
        public void afterwards() {
            assertThat(turns.text.toString()).isEqualTo("ping pong ");
        }
    }

    @Expected(HOLDS)
    static final class SuppliersAndCallables implements Scenario {
        final AtomicInteger value = new AtomicInteger();

        @Override
        public void threads(Threads threads) {
            Callable<Integer> callable = value::incrementAndGet;
            IntSupplier supplier = value::incrementAndGet;
            threads.start("A", callable::call);
            threads.start("B", supplier::getAsInt);
        }

        @Override
        public void afterwards() {
            assertThat(value.get()).isEqualTo(2);
        }
    }
}
