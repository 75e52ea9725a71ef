package interleave.corpus;

import static interleave.explorer.Verdict.Kind.BROKEN;
import static interleave.explorer.Verdict.Kind.DATA_RACE;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** Programs whose fault is a missing edge between a write and a read. */
final class Visibility {
    private Visibility() {}

    static class PlainFlag {
        boolean stop;
        int rounds;

        void run() {
            while (!stop) {
                rounds++;
            }
        }

        void stop() {
            stop = true;
        }
    }

    @Expected(DATA_RACE)
    static final class PlainStopFlag implements Scenario {
        final PlainFlag flag = new PlainFlag();

        @Override
        public void threads(Threads threads) {
            threads.start("A", flag::run);
            threads.start("B", () -> flag.stop());
        }
    }

    static class VolatileFlag {
        volatile boolean stop;
        int rounds;

        void run() {
            while (!stop) {
                rounds++;
            }
        }
    }

    @Expected(HOLDS)
    static final class VolatileStopFlag implements Scenario {
        final VolatileFlag flag = new VolatileFlag();

        @Override
        public void threads(Threads threads) {
            threads.start("A", flag::run);
            threads.start("B", () -> flag.stop = true);
        }
    }

    static class Price {
        private int cents = 1;

        synchronized int cents() {
            return cents;
        }

        synchronized void set(int value) {
            cents = value;
        }
    }

    @Expected(BROKEN)
    static final class TwoReadsRightAfterEachOther implements Scenario {
        final Price price = new Price();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> price.set(2));
            threads.start("B", () -> assertThat(price.cents() == price.cents()).isTrue());
        }
    }

    @Expected(BROKEN)
    static final class TwoReadsInALoop implements Scenario {
        final Price price = new Price();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> price.set(2));
            threads.start("B", () -> {
                int sum = 0;
                for (int i = 0; i < 2; i++) {
                    sum += price.cents();
                }
                assertThat(sum).isNotEqualTo(3);
            });
        }
    }

    static class Shelf extends Price {
        void setAndTakeBack() {
            set(2);
            set(1);
        }
    }

    /** Seen, and then taken back: two reads right after each other tell, with a switch between them and one before. */
    @Expected(BROKEN)
    static final class ValueTakenBack implements Scenario {
        final Shelf shelf = new Shelf();

        @Override
        public void threads(Threads threads) {
            threads.start("A", shelf::setAndTakeBack);
            threads.start("B", () -> {
                int first = shelf.cents();
                assertThat(shelf.cents()).isGreaterThanOrEqualTo(first);
            });
        }
    }

    static class FlagAndLock {
        final ReentrantLock lock = new ReentrantLock();
        boolean closed;
        int value;

        void close() {
            closed = true;
        }

        void add() {
            if (closed) {
                return;
            }
            lock.lock();
            try {
                value++;
            } finally {
                lock.unlock();
            }
        }
    }

    @Expected(DATA_RACE)
    static final class PlainFlagBesideLock implements Scenario {
        final FlagAndLock both = new FlagAndLock();

        @Override
        public void threads(Threads threads) {
            threads.start("A", both::add);
            threads.start("B", both::close);
        }
    }

    static class Lazy {
        static final class Thing {
            int size;

            Thing() {
                size = 3;
            }
        }

        Thing plain;
        volatile Thing visible;

        Thing plain() {
            if (plain == null) {
                synchronized (this) {
                    if (plain == null) {
                        plain = new Thing();
                    }
                }
            }
            return plain;
        }

        Thing visible() {
            if (visible == null) {
                synchronized (this) {
                    if (visible == null) {
                        visible = new Thing();
                    }
                }
            }
            return visible;
        }
    }

    @Expected(DATA_RACE)
    static final class DoubleCheckedPlain implements Scenario {
        final Lazy lazy = new Lazy();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(lazy.plain().size).isEqualTo(3));
            threads.start("B", () -> assertThat(lazy.plain().size).isEqualTo(3));
        }
    }

    @Expected(HOLDS)
    static final class DoubleCheckedVolatile implements Scenario {
        final Lazy lazy = new Lazy();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(lazy.visible().size).isEqualTo(3));
            threads.start("B", () -> assertThat(lazy.visible().size).isEqualTo(3));
        }
    }

    static class Counter {
        volatile int value;

        void add() {
            value++;
        }
    }

    @Expected(BROKEN)
    static final class VolatileIncrement implements Scenario {
        final Counter counter = new Counter();

        @Override
        public void threads(Threads threads) {
            threads.start("A", counter::add);
            threads.start("B", counter::add);
        }

        @Override
        public void afterwards() {
            assertThat(counter.value).isEqualTo(2);
        }
    }

    static class Box {
        int content;
        final AtomicBoolean full = new AtomicBoolean();

        void put(int next) {
            content = next;
            full.set(true);
        }

        int takeOrZero() {
            return full.get() ? content : 0;
        }
    }

    @Expected(HOLDS)
    static final class PublishedByAtomic implements Scenario {
        final Box box = new Box();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> box.put(7));
            threads.start("B", () -> assertThat(box.takeOrZero()).isIn(0, 7));
        }
    }

    static class UnlockedRead {
        int value;

        synchronized void set(int next) {
            value = next;
        }

        int get() {
            return value;
        }
    }

    @Expected(DATA_RACE)
    static final class ReadsWithoutLock implements Scenario {
        final UnlockedRead cell = new UnlockedRead();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> cell.set(1));
            threads.start("B", cell::get);
        }
    }

    static class Ended {
        int result;
        Thread worker;

        void start() {
            worker = new Thread(() -> result = 5);
            worker.start();
        }

        int result() throws InterruptedException {
            worker.join();
            return result;
        }
    }

    @Expected(HOLDS)
    static final class StartAndJoinOrder implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Ended ended = new Ended();
                ended.start();
                assertThat(ended.result()).isEqualTo(5);
            });
        }
    }

    static class Initialised {
        static final Initialised ONLY = new Initialised();
        int uses = 1;
    }

    @Expected(HOLDS)
    static final class InitialisedByClass implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(Initialised.ONLY.uses).isEqualTo(1));
            threads.start("B", () -> assertThat(Initialised.ONLY.uses).isEqualTo(1));
        }
    }

    static class Arrays {
        final int[] cells = new int[2];

        void set(int index) {
            cells[index] = 1;
        }
    }

    @Expected(HOLDS)
    static final class OwnElementEach implements Scenario {
        final Arrays arrays = new Arrays();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> arrays.set(0));
            threads.start("B", () -> arrays.set(1));
        }
    }

    @Expected(DATA_RACE)
    static final class SameElement implements Scenario {
        final Arrays arrays = new Arrays();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> arrays.set(0));
            threads.start("B", () -> arrays.set(0));
        }
    }
}
