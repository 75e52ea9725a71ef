package interleave.corpus;

import static interleave.explorer.Verdict.Kind.BROKEN;
import static interleave.explorer.Verdict.Kind.DATA_RACE;
import static interleave.explorer.Verdict.Kind.DEADLOCK;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Programs that keep something in static fields, which is to be as new in each schedule. */
final class StaticFields {
    private StaticFields() {}

    /** All kinds of fields, each of which keeps something. */
    static final class Kept {
        static int plain;
        static long wide = 40L;
        static volatile boolean seen;
        static String text;
        static int[] numbers = {1, 2};
        static final List<String> LIST = new ArrayList<>(List.of("first"));
        static final AtomicInteger ATOMIC = new AtomicInteger(7);
        static final ThreadLocal<Integer> OF_A_THREAD = ThreadLocal.withInitial(() -> 5);
        static final Lock LOCK = new ReentrantLock();
        static final Condition CHANGED = LOCK.newCondition();

        private Kept() {}
    }

    @Expected(HOLDS)
    static final class AllIsNewInEachSchedule implements Scenario {
        @Override
        public void threads(Threads threads) {
            for (String name : List.of("A", "B")) {
                threads.start(name, () -> {
                    Kept.LOCK.lock();
                    try {
                        Kept.plain = Kept.plain + 1;
                        Kept.wide = Kept.wide + 1;
                        Kept.seen = true;
                        Kept.text = Kept.text + name;
                        Kept.numbers[0] = Kept.numbers[0] + 1;
                        Kept.LIST.add(name);
                        Kept.ATOMIC.incrementAndGet();
                        Kept.OF_A_THREAD.set(Kept.OF_A_THREAD.get() + 1);
                        assertThat(Kept.OF_A_THREAD.get()).isEqualTo(6);
                        Kept.CHANGED.signal();
                    } finally {
                        Kept.LOCK.unlock();
                    }
                });
            }
        }

        @Override
        public void afterwards() {
            assertThat(Kept.plain).isEqualTo(2);
            assertThat(Kept.wide).isEqualTo(42);
            assertThat(Kept.seen).isTrue();
            assertThat(Kept.text).isIn("nullAB", "nullBA");
            assertThat(Kept.numbers).containsExactly(3, 2);
            assertThat(Kept.LIST).hasSize(3);
            assertThat(Kept.ATOMIC).hasValue(9);
        }
    }

    static final class Counter {
        private static int count;
        private static final Semaphore ONE = new Semaphore(1);

        private Counter() {}

        static void unguarded() {
            count = count + 1;
        }

        static void guarded() {
            ONE.acquireUninterruptibly();
            try {
                count = count + 1;
            } finally {
                ONE.release();
            }
        }

        static void neverGivenBack() {
            ONE.acquireUninterruptibly();
            count = count + 1;
        }
    }

    @Expected(HOLDS)
    static final class GuardedCounter implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", Counter::guarded);
            threads.start("B", Counter::guarded);
        }

        @Override
        public void afterwards() {
            assertThat(Counter.count).isEqualTo(2);
        }
    }

    @Expected(DATA_RACE)
    static final class UnguardedCounter implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", Counter::unguarded);
            threads.start("B", Counter::unguarded);
        }
    }

    @Expected(DEADLOCK)
    static final class APermitThatIsNotGivenBack implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", Counter::neverGivenBack);
            threads.start("B", Counter::neverGivenBack);
        }
    }

    /** One thread for all that is asked of the class. */
    static final class Actor {
        private static final ExecutorService ACTOR = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "actor");
            thread.setDaemon(true);
            return thread;
        });
        private static int asked;

        private Actor() {}

        static int ask() throws Exception {
            return ACTOR.submit(() -> {
                        asked = asked + 1;
                        return asked;
                    })
                    .get();
        }
    }

    @Expected(HOLDS)
    static final class TwoAskTheActor implements Scenario {
        final List<Integer> answers = new CopyOnWriteArrayList<>();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> answers.add(Actor.ask()));
            threads.start("B", () -> answers.add(Actor.ask()));
        }

        @Override
        public void afterwards() {
            assertThat(answers).containsExactlyInAnyOrder(1, 2);
        }
    }

    /** Its initialiser asks what another class has become by then, so it must be loaded anew. */
    static final class Late {
        static final int COUNT_AT_FIRST = Counter.count;

        private Late() {}
    }

    @Expected(BROKEN)
    static final class InitialisedWhenItIsFirstUsed implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", Counter::guarded);
            threads.start("B", () -> {
                Counter.guarded();
                assertThat(Late.COUNT_AT_FIRST).isEqualTo(1);
            });
        }
    }

    /** The constructor of a constant makes things, too. */
    static final class Registry {
        static final Object END = new Object();
        static final Registry ONLY = new Registry();

        private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
        private final ConcurrentHashMap<String, Integer> seen = new ConcurrentHashMap<>();

        private Registry() {}

        boolean isNew() {
            return queue.offer(END) && queue.size() == 1 && seen.putIfAbsent("end", 1) == null;
        }
    }

    @Expected(HOLDS)
    static final class AnObjectInAConstantIsNew implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(Registry.ONLY.isNew()).isTrue());
            threads.start("B", Counter::guarded);
        }
    }

    /** An enum's constants are the JVM's own: a class with them is loaded anew. */
    enum Colour {
        RED,
        BLUE;

        int uses;

        synchronized int use() {
            uses = uses + 1;
            return uses;
        }
    }

    @Expected(HOLDS)
    static final class EnumsCountFromZero implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", Colour.RED::use);
            threads.start("B", () -> Colour.valueOf("RED").use());
        }

        @Override
        public void afterwards() {
            assertThat(Colour.RED.uses).isEqualTo(2);
            assertThat(Colour.BLUE.uses).isZero();
        }
    }
}
