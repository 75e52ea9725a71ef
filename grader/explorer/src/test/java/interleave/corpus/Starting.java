package interleave.corpus;

import static interleave.explorer.Verdict.Kind.BROKEN;
import static interleave.explorer.Verdict.Kind.DEADLOCK;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static interleave.explorer.Verdict.Kind.OUT_OF_BUDGET;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Programs that start, join, interrupt and stop threads. */
final class Starting {
    private Starting() {}

    static class Workers {
        final AtomicInteger done = new AtomicInteger();

        List<Thread> start(int n) {
            List<Thread> started = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                Thread thread = new Thread(done::incrementAndGet, "worker-" + i);
                thread.start();
                started.add(thread);
            }
            return started;
        }
    }

    @Expected(HOLDS)
    static final class JoinsAll implements Scenario {
        final Workers workers = new Workers();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                for (Thread each : workers.start(2)) {
                    each.join();
                }
                assertThat(workers.done.get()).isEqualTo(2);
            });
        }
    }

    @Expected(BROKEN)
    static final class JoinsLastOnly implements Scenario {
        final Workers workers = new Workers();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                workers.start(2).get(1).join();
                assertThat(workers.done.get()).isEqualTo(2);
            });
        }
    }

    @Expected(BROKEN)
    static final class SleepsForJoin implements Scenario {
        final Workers workers = new Workers();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                workers.start(2);
                Thread.sleep(1_000);
                assertThat(workers.done.get()).isEqualTo(2);
            });
        }
    }

    @Expected(BROKEN)
    static final class UncaughtInNamedThread implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                throw new IllegalStateException("no luck");
            });
        }
    }

    static class Waiter {
        final LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
        volatile boolean interrupted;

        void take() {
            try {
                queue.take();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }

        void takeStubbornly() {
            while (true) {
                try {
                    queue.take();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
    }

    @Expected(HOLDS)
    static final class InterruptEndsWaiting implements Scenario {
        final Waiter waiter = new Waiter();

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", waiter::take);
            threads.start("B", a::interrupt);
        }

        @Override
        public void afterwards() {
            assertThat(waiter.interrupted).isTrue();
        }
    }

    /** The interrupt may come before A has run for the first time, and still sets its flag. */
    @Expected(HOLDS)
    static final class InterruptEndsSpinning implements Scenario {
        boolean ended;

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", () -> {
                while (!Thread.interrupted()) {
                    Thread.onSpinWait();
                }
                ended = true;
            });
            threads.start("B", a::interrupt);
        }

        @Override
        public void afterwards() {
            assertThat(ended).isTrue();
        }
    }

    @Expected(DEADLOCK)
    static final class SwallowsInterrupt implements Scenario {
        final Waiter waiter = new Waiter();

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", waiter::takeStubbornly);
            threads.start("B", a::interrupt);
        }
    }

    @Expected(HOLDS)
    static final class InterruptsSleepJoinAndWait implements Scenario {
        final Object lock = new Object();
        final AtomicInteger interrupts = new AtomicInteger();

        interface Blocking {
            void run() throws InterruptedException;
        }

        void blocked(Blocking blocking) {
            try {
                blocking.run();
            } catch (InterruptedException e) {
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
                interrupts.incrementAndGet();
            }
        }

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", () -> {
                blocked(() -> Thread.sleep(100_000));
                blocked(() -> {
                    synchronized (lock) {
                        lock.wait();
                    }
                });
            });
            threads.start("B", () -> {
                a.interrupt();
                while (interrupts.get() < 1) {
                    Thread.yield();
                }
                a.interrupt();
            });
        }

        @Override
        public void afterwards() {
            assertThat(interrupts.get()).isEqualTo(2);
        }
    }

    @Expected(HOLDS)
    static final class LockInterruptibly implements Scenario {
        final ReentrantLock lock = new ReentrantLock();
        int entered;

        void enter() {
            try {
                lock.lockInterruptibly();
            } catch (InterruptedException e) {
                return;
            }
            try {
                entered++;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", this::enter);
            threads.start("B", this::enter);
            threads.start("C", a::interrupt);
        }

        @Override
        public void afterwards() {
            assertThat(entered).isBetween(1, 2);
            assertThat(lock.isLocked()).isFalse();
        }
    }

    static class Poller {
        volatile boolean stop;
        volatile int polls;
        Thread thread;

        void start() {
            thread = new Thread(() -> {
                while (!stop) {
                    polls++;
                }
            });
            thread.start();
        }

        void stop() throws InterruptedException {
            stop = true;
            thread.join();
        }
    }

    @Expected(HOLDS)
    static final class StoppedByFlag implements Scenario {
        final Poller poller = new Poller();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                poller.start();
                poller.stop();
                int then = poller.polls;
                assertThat(poller.thread.isAlive()).isFalse();
                assertThat(poller.polls).isEqualTo(then);
            });
        }
    }

    @Expected(HOLDS)
    static final class DaemonMayStayBlocked implements Scenario {
        final LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
        final List<Integer> stored = new ArrayList<>();

        @Override
        public void threads(Threads threads) {
            threads.daemon("D", () -> {
                while (true) {
                    stored.add(queue.take());
                }
            });
            threads.start("P", () -> {
                queue.put(1);
                queue.put(2);
            });
        }

        @Override
        public void afterwards() {
            assertThat(stored).containsExactly(1, 2);
        }
    }

    @Expected(HOLDS)
    static final class AlwaysHolds implements Scenario {
        final Object lock = new Object();
        int inside;

        void enter() {
            synchronized (lock) {
                inside++;
                inside--;
            }
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", this::enter);
            threads.start("B", this::enter);
        }

        @Override
        public void always() {
            assertThat(inside).isBetween(0, 1);
        }
    }

    @Expected(BROKEN)
    static final class AlwaysBroken implements Scenario {
        volatile int inside;

        @Override
        public void threads(Threads threads) {
            threads.start("A", this::enter);
            threads.start("B", this::enter);
        }

        void enter() {
            inside = inside + 1;
            Thread.yield();
            inside = inside - 1;
        }

        @Override
        public void always() {
            assertThat(inside).isBetween(0, 1);
        }
    }

    static class Gated {
        final CountDownLatch gate = new CountDownLatch(1);

        static class Broken {
            static final int SIZE = compute();

            static int compute() {
                int size = 0;
                for (int i = 0; i < 3; i++) {
                    size += i;
                }
                return size;
            }
        }
    }

    @Expected(HOLDS)
    static final class WorksInInitialiser implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(Gated.Broken.SIZE).isEqualTo(3));
            threads.start("B", () -> assertThat(Gated.Broken.SIZE).isEqualTo(3));
        }
    }

    @Expected(OUT_OF_BUDGET)
    static final class NeverComesBack implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                int n = 0;
                while (n >= 0) {
                    n = (n + 1) & 0xff;
                }
            });
        }
    }

    /** Does its work on a thread of its own, and says at once that it is done. */
    static class Hasty {
        volatile boolean done;
        volatile boolean worked;

        void work() {
            new Thread(() -> {
                        if (done) {
                            worked = true;
                        }
                    })
                    .start();
            done = true;
        }
    }

    /** What it says holds at all times, the last moment with them; there is nothing to look at afterwards. */
    @Expected(BROKEN)
    static final class LooksAtTheLastMoment implements Scenario {
        private final Hasty hasty = new Hasty();

        @Override
        public void threads(Threads threads) {
            threads.start("A", hasty::work);
        }

        @Override
        public void always() {
            assertThat(hasty.worked).isFalse();
        }
    }

    /** What is told by an interrupt: the other one reads it when it has learned that it was interrupted. */
    static final class Message {
        private String text = "none";

        void leave(Thread reader) {
            text = "left";
            reader.interrupt();
        }

        String read() {
            try {
                Thread.sleep(1_000);
                return "left";
            } catch (InterruptedException e) {
                return text;
            }
        }
    }

    @Expected(HOLDS)
    static final class ToldByAnInterrupt implements Scenario {
        private final Message message = new Message();

        @Override
        public void threads(Threads threads) {
            Thread b = threads.start("B", () -> assertThat(message.read()).isEqualTo("left"));
            threads.start("A", () -> message.leave(b));
        }
    }

    /** Takes a permit, and then waits to be told; who is interrupted in between forgets to give it back. */
    static final class Permits {
        private final Semaphore permits = new Semaphore(1);

        void use() {
            permits.acquireUninterruptibly();
            if (!Thread.interrupted()) {
                permits.release();
            }
        }
    }

    @Expected(BROKEN)
    static final class InterruptedBetweenTwoSteps implements Scenario {
        private final Permits permits = new Permits();

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", permits::use);
            threads.start("B", a::interrupt);
        }

        @Override
        public void afterwards() {
            assertThat(permits.permits.availablePermits()).isEqualTo(1);
        }
    }
}
