package interleave.corpus;

import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Programs of unusual construction, most of them right: nothing of them may be held against their authors. */
final class Odd {
    private Odd() {}

    /** A lock made by hand. */
    static final class Mutex extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean tryAcquire(int ignored) {
            return compareAndSetState(0, 1);
        }

        @Override
        protected boolean tryRelease(int ignored) {
            setState(0);
            return true;
        }
    }

    @Expected(HOLDS)
    static final class OwnSynchronizer implements Scenario {
        final Mutex mutex = new Mutex();
        int value;

        void add() {
            mutex.acquire(1);
            try {
                value++;
            } finally {
                mutex.release(1);
            }
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", this::add);
            threads.start("B", this::add);
        }

        @Override
        public void afterwards() {
            assertThat(value).isEqualTo(2);
        }
    }

    /** One permit goes round in a queue; its value is the state. */
    static final class Token {
        final BlockingQueue<Integer> tokens = new ArrayBlockingQueue<>(1);

        Token() {
            tokens.add(0);
        }

        void add() throws InterruptedException {
            int mine = tokens.take();
            tokens.put(mine + 1);
        }
    }

    @Expected(HOLDS)
    static final class TokenInAQueue implements Scenario {
        final Token token = new Token();

        @Override
        public void threads(Threads threads) {
            threads.start("A", token::add);
            threads.start("B", token::add);
        }

        @Override
        public void afterwards() {
            assertThat(token.tokens.peek()).isEqualTo(2);
        }
    }

    /** A thread of its own does everything, and answers. */
    static final class Actor {
        final BlockingQueue<Runnable> mailbox = new ArrayBlockingQueue<>(4);
        int value;

        Actor() {
            Thread thread = new Thread(() -> {
                try {
                    while (true) {
                        mailbox.take().run();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        int add() throws InterruptedException {
            int[] answer = new int[1];
            CountDownLatch answered = new CountDownLatch(1);
            mailbox.put(() -> {
                value++;
                answer[0] = value;
                answered.countDown();
            });
            answered.await();
            return answer[0];
        }
    }

    @Expected(HOLDS)
    static final class ActorAnswers implements Scenario {
        final Actor actor = new Actor();
        final List<Integer> answers = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> answers.add(actor.add()));
            threads.start("B", () -> answers.add(actor.add()));
        }

        @Override
        public void afterwards() {
            assertThat(answers).containsExactlyInAnyOrder(1, 2);
        }
    }

    static class Locked<T> {
        private T value;

        synchronized <R> R with(Supplier<R> supplier) {
            return supplier.get();
        }

        synchronized T swap(T next) {
            T before = value;
            value = next;
            return before;
        }
    }

    static final class LoudlyLocked extends Locked<String> {
        @Override
        synchronized String swap(String next) {
            return super.swap(next + "!");
        }
    }

    @Expected(HOLDS)
    static final class SynchronizedOverride implements Scenario {
        final LoudlyLocked locked = new LoudlyLocked();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> locked.with(() -> locked.swap("a")));
            threads.start("B", () -> locked.swap("b"));
        }

        @Override
        public void afterwards() {
            assertThat(locked.swap("c")).isIn("a!", "b!");
        }
    }

    static final class Branches {
        private int sum;

        synchronized int odd(int n, long wide, double real) {
            try {
                switch (n) {
                    case 0:
                        return -1;
                    case 1:
                        for (int i = 0; i < n; i++) {
                            sum += (int) wide;
                        }
                        break;
                    default:
                        if (real > 1) {
                            throw new IllegalArgumentException("n=" + n + " real=" + real);
                        }
                }
            } catch (IllegalArgumentException e) {
                sum += e.getMessage().length();
            } finally {
                sum++;
            }
            return sum;
        }
    }

    @Expected(HOLDS)
    static final class BranchesAndHandlers implements Scenario {
        final Branches branches = new Branches();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> branches.odd(1, 5L, 0.5));
            threads.start("B", () -> branches.odd(7, 5L, 2.5));
        }

        @Override
        public void afterwards() {
            assertThat(branches.odd(0, 0, 0)).isEqualTo(-1);
            assertThat(branches.sum).isEqualTo(5 + 1 + "n=7 real=2.5".length() + 1 + 1);
        }
    }

    @Expected(HOLDS)
    static final class SwallowsEverything implements Scenario {
        final ReentrantLock lock = new ReentrantLock();
        final CountDownLatch never = new CountDownLatch(1);

        @Override
        public void threads(Threads threads) {
            threads.daemon("D", () -> {
                while (true) {
                    lock.lock();
                    try {
                        never.await();
                    } catch (Throwable swallowed) {
                        continue;
                    } finally {
                        lock.unlock();
                    }
                }
            });
            threads.start("A", () -> lock.tryLock(10, TimeUnit.SECONDS));
        }
    }

    /** The method belongs to an interface above the one that the reference is bound with. */
    @Expected(HOLDS)
    static final class ReferenceToInheritedMethod implements Scenario {
        int done;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ExecutorService pool = Executors.newFixedThreadPool(1);
                List<Runnable> tasks = List.of(() -> done++, () -> done++);
                tasks.forEach(pool::execute);
                pool.shutdown();
                pool.awaitTermination(1, TimeUnit.HOURS);
                assertThat(done).isEqualTo(2);
            });
        }
    }

    static final class Direct implements Executor {
        @Override
        public void execute(Runnable task) {
            task.run();
        }
    }

    @Expected(HOLDS)
    static final class ExecutorOfTheCaller implements Scenario {
        final Direct direct = new Direct();
        final Locked<Integer> locked = new Locked<>();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> direct.execute(() -> locked.swap(1)));
            threads.start("B", () -> direct.execute(() -> locked.swap(2)));
        }

        @Override
        public void afterwards() {
            assertThat(locked.swap(3)).isIn(1, 2);
        }
    }
}
