package interleave.corpus;

import static interleave.explorer.Verdict.Kind.DATA_RACE;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What {@code Thread} and its relatives promise, method by method. */
final class ThreadApi {
    private ThreadApi() {}

    @Expected(HOLDS)
    static final class OnlyDaemonsAreDaemons implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.daemon(
                    "D", () -> assertThat(new Thread(() -> {}).isDaemon()).isTrue());
            threads.start("A", () -> {
                assertThat(Thread.currentThread().isDaemon()).isFalse();
                Thread child =
                        new Thread(() -> assertThat(new Thread().isDaemon()).isTrue());
                assertThat(child.isDaemon()).isFalse();
                child.setDaemon(true);
                child.start();
                child.join();
            });
        }
    }

    /** Each schedule begins with threads that nobody has changed. */
    @Expected(HOLDS)
    static final class ThreadsAreAsNew implements Scenario {
        final AtomicInteger changed = new AtomicInteger();

        @Override
        public void threads(Threads threads) {
            threads.start("A", this::change);
            threads.start("B", this::change);
        }

        private void change() {
            Thread me = Thread.currentThread();
            assertThat(me.getName()).isIn("A", "B");
            assertThat(me.getPriority()).isEqualTo(Thread.NORM_PRIORITY);
            assertThat(me.getUncaughtExceptionHandler()).isSameAs(me.getThreadGroup());
            assertThat(me.getContextClassLoader()).isNotNull();
            me.setName("changed " + changed.incrementAndGet());
            me.setPriority(Thread.MAX_PRIORITY);
            me.setUncaughtExceptionHandler((thread, thrown) -> {});
            me.setContextClassLoader(null);
        }
    }

    @Expected(HOLDS)
    static final class NoTimeIsNegative implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Thread other = new Thread(() -> {});
                refused(() -> Thread.sleep(1, 1_000_000));
                refused(() -> other.join(-1, 5));
                refused(() -> other.join(1, 1_000_000));
                synchronized (this) {
                    refused(() -> wait(-1, 5));
                    refused(() -> wait(1, -1));
                    wait(0, 1);
                }
            });
        }

        private static void refused(Threads.Body call) {
            assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Expected(HOLDS)
    static final class AnInterruptOutlivesItsThread implements Scenario {
        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", () -> {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
            });
            threads.start("B", () -> {
                Thread own = new Thread(() -> {});
                own.start();
                own.join();
                assertThat(own.isInterrupted()).isFalse();
                own.interrupt();
                assertThat(own.isInterrupted()).isTrue();
                a.interrupt();
                assertThat(a.isInterrupted()).isTrue();
                a.join();
                assertThat(a.isInterrupted()).isTrue();
            });
        }
    }

    /** Whoever has been woken, but cannot have the monitor yet, is blocked and waits no more. */
    @Expected(HOLDS)
    static final class BlockedOnceNotified implements Scenario {
        final Object lock = new Object();

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", () -> {
                synchronized (lock) {
                    lock.wait();
                }
            });
            threads.start("B", () -> {
                while (a.getState() != Thread.State.WAITING) {
                    Thread.yield();
                }
                synchronized (lock) {
                    lock.notify();
                    while (a.getState() != Thread.State.BLOCKED) {
                        Thread.yield();
                    }
                }
            });
        }
    }

    static class Sleeper {
        private volatile boolean woken;

        void sleep() {
            while (!woken) {
                LockSupport.park(this);
            }
        }

        void wakeOnceAsleep(Thread sleeper) {
            while (LockSupport.getBlocker(sleeper) == null) {
                Thread.yield();
            }
            if (LockSupport.getBlocker(sleeper) != this) {
                throw new AssertionError("It sleeps elsewhere");
            }
            woken = true;
            LockSupport.unpark(sleeper);
        }
    }

    @Expected(HOLDS)
    static final class AsksWhatAThreadIsParkedFor implements Scenario {
        final Sleeper sleeper = new Sleeper();

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", sleeper::sleep);
            threads.start("B", () -> {
                sleeper.wakeOnceAsleep(a);
                a.join();
                assertThat(LockSupport.getBlocker(a)).isNull();
            });
        }
    }

    /** A thread that is the lock of what it has done. */
    static class Worker extends Thread {
        private int done;

        @Override
        public void run() {
            synchronized (this) {
                done++;
            }
        }

        synchronized int done() {
            Thread.yield();
            return done;
        }
    }

    /** {@code start} and {@code join} are synchronized, and so is the end of a thread. */
    @Expected(HOLDS)
    static final class AThreadIsALock implements Scenario {
        final Worker worker = new Worker();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                worker.start();
                worker.join();
                assertThat(worker.isAlive()).isFalse();
                assertThat(worker.done()).isEqualTo(1);
            });
            threads.start("B", () -> assertThat(worker.done()).isBetween(0, 1));
        }
    }

    @Expected(HOLDS)
    static final class AGroupIsAskedWhileAThreadIsHeld implements Scenario {
        final ThreadGroup group = new ThreadGroup("workers");
        final Thread worker = new Thread(group, () -> {}, "worker");

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                worker.start();
                assertThat(group.activeCount()).isBetween(0, 1);
                worker.join();
                assertThat(group.enumerate(new Thread[2])).isZero();
            });
            threads.start("B", () -> {
                synchronized (worker) {
                    Thread.yield();
                }
            });
        }
    }

    static class Fetcher {
        private int fetched;

        int fetch() throws InterruptedException {
            Thread helper = new Thread(() -> fetched = 1);
            helper.start();
            helper.join(10);
            return fetched;
        }
    }

    @Expected(DATA_RACE)
    static final class TrustsATimedJoin implements Scenario {
        final Fetcher fetcher = new Fetcher();

        @Override
        public void threads(Threads threads) {
            threads.start("A", fetcher::fetch);
        }
    }

    static class Numbers {
        static final ThreadLocal<Integer> LAST = ThreadLocal.withInitial(() -> 0);
        static final InheritableThreadLocal<Integer> FIRST = new InheritableThreadLocal<>();

        static int next() {
            LAST.set(LAST.get() + 1);
            return LAST.get();
        }
    }

    @Expected(HOLDS)
    static final class EachThreadCountsForItself implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", this::count);
            threads.start("B", this::count);
        }

        private void count() throws InterruptedException {
            assertThat(Numbers.FIRST.get()).isNull();
            assertThat(Numbers.next()).isEqualTo(1);
            assertThat(Numbers.next()).isEqualTo(2);
            Numbers.LAST.remove();
            assertThat(Numbers.next()).isEqualTo(1);
            Numbers.FIRST.set(5);
            Thread child = new Thread(() -> {
                assertThat(Numbers.FIRST.get()).isEqualTo(5);
                assertThat(Numbers.next()).isEqualTo(1);
            });
            child.start();
            child.join();
        }
    }

    static class Faulty {
        static final int SIZE = size();

        static int size() {
            throw new IllegalStateException();
        }
    }

    /** The first thread is told why, and all others that it cannot be: in each schedule. */
    @Expected(HOLDS)
    static final class AnInitialiserFails implements Scenario {
        final AtomicInteger first = new AtomicInteger();
        final AtomicInteger later = new AtomicInteger();

        @Override
        public void threads(Threads threads) {
            threads.start("A", this::use);
            threads.start("B", this::use);
        }

        private void use() {
            try {
                assertThat(Faulty.SIZE).isPositive();
            } catch (ExceptionInInitializerError e) {
                first.incrementAndGet();
            } catch (NoClassDefFoundError e) {
                later.incrementAndGet();
            }
        }

        @Override
        public void afterwards() {
            assertThat(first.get()).isEqualTo(1);
            assertThat(later.get()).isEqualTo(1);
        }
    }
}
