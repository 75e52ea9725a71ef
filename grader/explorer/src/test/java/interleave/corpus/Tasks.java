package interleave.corpus;

import static interleave.explorer.Verdict.Kind.BROKEN;
import static interleave.explorer.Verdict.Kind.DEADLOCK;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Programs with executors, futures, fork-join, streams and timers. */
final class Tasks {
    private Tasks() {}

    static class Plain {
        int value;

        void add() {
            value++;
        }
    }

    static class Results {
        int result;

        Future<?> compute(ExecutorService pool) {
            return pool.submit(() -> {
                result = 6;
            });
        }
    }

    @Expected(HOLDS)
    static final class FutureOrders implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ExecutorService pool = Executors.newFixedThreadPool(2);
                Results results = new Results();
                Results more = new Results();
                Future<?> first = results.compute(pool);
                Future<?> second = more.compute(pool);
                first.get();
                second.get();
                assertThat(results.result + more.result).isEqualTo(12);
                pool.shutdown();
            });
        }
    }

    /** One worker takes its tasks one after the other, without ever waiting in between. */
    @Expected(HOLDS)
    static final class OneWorkerManyTasks implements Scenario {
        final Plain plain = new Plain();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ExecutorService pool = Executors.newSingleThreadExecutor();
                for (int i = 0; i < 3; i++) {
                    pool.execute(plain::add);
                }
                pool.shutdown();
                assertThat(pool.awaitTermination(1, TimeUnit.HOURS)).isTrue();
                assertThat(plain.value).isEqualTo(3);
            });
        }
    }

    @Expected(BROKEN)
    static final class ResultNotAwaited implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ExecutorService pool = Executors.newFixedThreadPool(1);
                AtomicInteger result = new AtomicInteger();
                pool.execute(result::incrementAndGet);
                pool.shutdown();
                assertThat(result.get()).isEqualTo(1);
            });
        }
    }

    @Expected(BROKEN)
    static final class PoolSharesPlainField implements Scenario {
        final Plain plain = new Plain();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ExecutorService pool = Executors.newFixedThreadPool(2);
                List<Callable<Void>> tasks = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    tasks.add(() -> {
                        plain.add();
                        return null;
                    });
                }
                pool.invokeAll(tasks);
                assertThat(plain.value).isEqualTo(2);
                pool.shutdown();
            });
        }
    }

    @Expected(DEADLOCK)
    static final class TaskWaitsForTaskOfFullPool implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ExecutorService pool = Executors.newFixedThreadPool(1);
                Future<Integer> outer = pool.submit(() -> pool.submit(() -> 1).get());
                outer.get();
            });
        }
    }

    @Expected(HOLDS)
    static final class TaskThatThrows implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ExecutorService pool = Executors.newFixedThreadPool(1);
                Future<Integer> future = pool.submit(() -> Integer.parseInt("x"));
                try {
                    future.get();
                    throw new AssertionError("no exception");
                } catch (ExecutionException expected) {
                    assertThat(expected.getCause()).isInstanceOf(NumberFormatException.class);
                }
                pool.shutdownNow();
            });
        }
    }

    @Expected(HOLDS)
    static final class CompletableFutures implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                CompletableFuture<Integer> two = CompletableFuture.supplyAsync(() -> 2);
                CompletableFuture<Integer> three = CompletableFuture.supplyAsync(() -> 3);
                assertThat(two.thenCombine(three, Integer::sum).join()).isEqualTo(5);
            });
        }
    }

    @Expected(DEADLOCK)
    static final class NobodyCompletes implements Scenario {
        final CompletableFuture<Integer> future = new CompletableFuture<>();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> future.thenApply(n -> n + 1).get());
            threads.start("B", () -> future.isDone());
        }
    }

    @Expected(HOLDS)
    static final class FutureThatTimesOut implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                CompletableFuture<Integer> future = new CompletableFuture<>();
                try {
                    future.orTimeout(5, TimeUnit.SECONDS).get();
                    throw new AssertionError("nobody completes it");
                } catch (ExecutionException expected) {
                    assertThat(expected.getCause()).isInstanceOf(TimeoutException.class);
                }
            });
        }
    }

    static class Fibonacci extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1;
        private final int n;

        Fibonacci(int n) {
            this.n = n;
        }

        @Override
        protected Integer compute() {
            if (n < 2) {
                return n;
            }
            Fibonacci left = new Fibonacci(n - 1);
            left.fork();
            int right = new Fibonacci(n - 2).compute();
            return left.join() + right;
        }
    }

    @Expected(HOLDS)
    static final class ForkAndJoin implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ForkJoinPool pool = new ForkJoinPool(2);
                assertThat(pool.invoke(new Fibonacci(4))).isEqualTo(3);
                pool.shutdown();
            });
        }
    }

    @Expected(HOLDS)
    static final class ParallelSum implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start(
                    "A",
                    () -> assertThat(IntStream.range(0, 8)
                                    .parallel()
                                    .map(n -> n + 1)
                                    .sum())
                            .isEqualTo(36));
        }
    }

    static class SideEffect {
        int sum;

        void addAll() {
            IntStream.range(0, 4).parallel().forEach(n -> sum += n);
        }
    }

    @Expected(BROKEN)
    static final class ParallelSideEffect implements Scenario {
        final SideEffect effect = new SideEffect();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                effect.addAll();
                assertThat(effect.sum).isEqualTo(6);
            });
        }
    }

    @Expected(HOLDS)
    static final class ScheduledOnce implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
                Results results = new Results();
                pool.schedule(() -> results.result = 3, 10, TimeUnit.SECONDS).get();
                assertThat(results.result).isEqualTo(3);
                pool.shutdown();
            });
        }
    }

    @Expected(HOLDS)
    static final class TimerFires implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                CountDownLatch fired = new CountDownLatch(1);
                Timer timer = new Timer(true);
                timer.schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                fired.countDown();
                            }
                        },
                        1_000);
                fired.await();
                timer.cancel();
            });
        }
    }

    /** Either it is cancelled or it runs; it asks, and then acts. */
    static class Shot {
        volatile boolean cancelled;
        volatile boolean fired;

        void fire() {
            if (!cancelled) {
                fired = true;
            }
        }

        boolean cancel() {
            if (fired) {
                return false;
            }
            cancelled = true;
            return true;
        }
    }

    @Expected(BROKEN)
    static final class TimerCheckedThenRun implements Scenario {
        final Shot shot = new Shot();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Timer timer = new Timer(true);
                timer.schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                shot.fire();
                            }
                        },
                        10);
                boolean kept = shot.cancel();
                Thread.sleep(1_000);
                assertThat(shot.fired).isNotEqualTo(kept);
                timer.cancel();
            });
        }
    }
}
