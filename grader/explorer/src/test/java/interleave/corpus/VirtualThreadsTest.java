package interleave.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.explorer.Verdict.Kind;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * Virtual threads, on the JDKs that have them. They are asked for by reflection, since this is compiled for Java 17.
 */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsTest {
    static Thread start(Runnable task) throws ReflectiveOperationException {
        return (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    }

    static class Locked implements Scenario {
        final ReentrantLock lock = new ReentrantLock();
        int value;

        void add() {
            lock.lock();
            try {
                value++;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Thread first = start(this::add);
                Thread second = start(this::add);
                first.join();
                second.join();
                assertThat(value).isEqualTo(2);
            });
        }
    }

    static class Unlocked implements Scenario {
        volatile int value;

        void add() {
            int copy = value;
            value = copy + 1;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Thread first = start(this::add);
                Thread second = start(this::add);
                first.join();
                second.join();
                assertThat(value).isEqualTo(2);
            });
        }
    }

    static class Stuck implements Scenario {
        final Object lock = new Object();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> start(this::stay).join());
        }

        void stay() {
            synchronized (lock) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    static class PerTask implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ExecutorService pool = (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
                Future<Integer> one = pool.submit(() -> 1);
                Future<Integer> two = pool.submit(() -> 2);
                assertThat(one.get() + two.get()).isEqualTo(3);
                pool.shutdown();
            });
        }
    }

    @Test
    void aLockKeepsThemApart() {
        assertThat(Exploration.of(Locked.class).explore().kind()).isEqualTo(Kind.HOLDS);
    }

    @Test
    void aLostUpdateIsFound() {
        assertThat(Exploration.of(Unlocked.class).explore().kind()).isEqualTo(Kind.BROKEN);
    }

    @Test
    void aDeadlockIsFound() {
        assertThat(Exploration.of(Stuck.class).explore().kind()).isEqualTo(Kind.DEADLOCK);
    }

    @Test
    void anExecutorOfThemWorks() {
        assertThat(Exploration.of(PerTask.class).explore().kind()).isEqualTo(Kind.HOLDS);
    }
}
