package interleave.corpus;

import static interleave.explorer.Verdict.Kind.BROKEN;
import static interleave.explorer.Verdict.Kind.DEADLOCK;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** More of pools, futures and timers: pools that nobody shuts down, thread factories, stages, cancelled tasks. */
final class Pools {
    private Pools() {}

    /** A pool of daemons in a static field, as it is often left behind: idle threads are no deadlock. */
    static class Background {
        private static final ExecutorService POOL = Executors.newFixedThreadPool(1, task -> {
            Thread thread = new Thread(task, "background");
            thread.setDaemon(true);
            return thread;
        });

        Future<Integer> twice(int n) {
            return POOL.submit(() -> 2 * n);
        }
    }

    @Expected(HOLDS)
    static final class IdleDaemonPoolIsLeft implements Scenario {
        @Override
        public void threads(Threads threads) {
            Background background = new Background();
            threads.start("A", () -> assertThat(background.twice(2).get()).isEqualTo(4));
        }
    }

    @Expected(HOLDS)
    static final class CachedPoolIsLeft implements Scenario {
        @Override
        public void threads(Threads threads) {
            ExecutorService pool = Executors.newCachedThreadPool();
            threads.start("A", () -> assertThat(pool.submit(() -> 1).get()).isEqualTo(1));
        }
    }

    @Expected(HOLDS)
    static final class WorkStealingPoolIsLeft implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ExecutorService pool = Executors.newWorkStealingPool(2);
                assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
            });
        }
    }

    @Expected(HOLDS)
    static final class SingleScheduledPoolIsLeft implements Scenario {
        @Override
        public void threads(Threads threads) {
            ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
            threads.start("A", () -> {
                CountDownLatch twice = new CountDownLatch(2);
                pool.scheduleAtFixedRate(twice::countDown, 5, 10, TimeUnit.MILLISECONDS);
                twice.await();
            });
        }
    }

    @Expected(HOLDS)
    static final class FixedDelayIsCancelled implements Scenario {
        final AtomicInteger runs = new AtomicInteger();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
                CountDownLatch first = new CountDownLatch(1);
                ScheduledFuture<?> task = pool.scheduleWithFixedDelay(
                        () -> {
                            runs.incrementAndGet();
                            first.countDown();
                        },
                        0,
                        20,
                        TimeUnit.MILLISECONDS);
                first.await();
                task.cancel(false);
                assertThat(task.isCancelled()).isTrue();
                pool.shutdown();
                assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
                int seen = runs.get();
                Thread.sleep(100);
                assertThat(runs.get()).isEqualTo(seen);
            });
        }
    }

    /** That it is due does not mean that it has run. */
    @Expected(BROKEN)
    static final class ScheduledTooLate implements Scenario {
        final AtomicInteger runs = new AtomicInteger();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
                pool.schedule(runs::incrementAndGet, 10, TimeUnit.MILLISECONDS);
                Thread.sleep(10);
                assertThat(runs.get()).isEqualTo(1);
                pool.shutdown();
            });
        }
    }

    @Expected(HOLDS)
    static final class CompletionServiceTakesAll implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ExecutorService pool = Executors.newFixedThreadPool(2);
                ExecutorCompletionService<Integer> service = new ExecutorCompletionService<>(pool);
                service.submit(() -> 1);
                service.submit(() -> 2);
                assertThat(service.take().get() + service.take().get()).isEqualTo(3);
                pool.shutdown();
            });
        }
    }

    @Expected(BROKEN)
    static final class CompletionServiceInOrder implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ExecutorService pool = Executors.newFixedThreadPool(2);
                ExecutorCompletionService<Integer> service = new ExecutorCompletionService<>(pool);
                service.submit(() -> 1);
                service.submit(() -> 2);
                assertThat(service.take().get()).isEqualTo(1);
                pool.shutdown();
            });
        }
    }

    @Expected(HOLDS)
    static final class InvokeAnyGivesOne implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ExecutorService pool = Executors.newSingleThreadExecutor();
                Callable<Integer> fails = () -> {
                    throw new IllegalStateException("no");
                };
                assertThat(pool.invokeAny(List.of(fails, () -> 2))).isEqualTo(2);
                pool.shutdownNow();
            });
        }
    }

    @Expected(HOLDS)
    static final class CancelledOrDone implements Scenario {
        @Override
        public void threads(Threads threads) {
            FutureTask<Integer> task = new FutureTask<>(() -> 1);
            threads.start("A", task::run);
            threads.start("B", () -> {
                if (task.cancel(true)) {
                    assertThatThrownBy(task::get).isInstanceOf(CancellationException.class);
                } else {
                    assertThat(task.get()).isEqualTo(1);
                }
            });
        }
    }

    @Expected(BROKEN)
    static final class CancelledIsNotStopped implements Scenario {
        final AtomicInteger runs = new AtomicInteger();

        @Override
        public void threads(Threads threads) {
            FutureTask<Integer> task = new FutureTask<>(runs::incrementAndGet);
            threads.start("A", task::run);
            threads.start("B", () -> {
                if (task.cancel(true)) {
                    assertThat(runs.get()).isZero();
                }
            });
        }
    }

    @Expected(HOLDS)
    static final class RejectedAfterShutdown implements Scenario {
        final AtomicInteger done = new AtomicInteger();

        @Override
        public void threads(Threads threads) {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            threads.start("A", () -> {
                try {
                    pool.submit(done::incrementAndGet).get();
                } catch (RejectedExecutionException closed) {
                    done.incrementAndGet();
                }
            });
            threads.start("B", pool::shutdown);
        }

        @Override
        public void afterwards() {
            assertThat(done.get()).isEqualTo(1);
        }
    }

    @Expected(BROKEN)
    static final class SubmitsToAClosedPool implements Scenario {
        @Override
        public void threads(Threads threads) {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            threads.start("A", () -> pool.submit(() -> 1).get());
            threads.start("B", pool::shutdown);
        }
    }

    @Expected(DEADLOCK)
    static final class FutureOfAPoolShutDownNow implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ExecutorService pool = Executors.newFixedThreadPool(1);
                CountDownLatch never = new CountDownLatch(1);
                pool.submit(() -> {
                    never.await();
                    return 0;
                });
                Future<Integer> queued = pool.submit(() -> 1);
                pool.shutdownNow();
                queued.get();
            });
        }
    }

    @Expected(HOLDS)
    static final class CallerRuns implements Scenario {
        final AtomicInteger done = new AtomicInteger();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ThreadPoolExecutor pool = new ThreadPoolExecutor(
                        1,
                        1,
                        1,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(1),
                        new ThreadPoolExecutor.CallerRunsPolicy());
                pool.allowCoreThreadTimeOut(true);
                for (int i = 0; i < 3; i++) {
                    pool.execute(done::incrementAndGet);
                }
                pool.shutdown();
                assertThat(pool.awaitTermination(1, TimeUnit.DAYS)).isTrue();
                assertThat(done.get()).isEqualTo(3);
            });
        }
    }

    @Expected(BROKEN)
    static final class DiscardsTheOldest implements Scenario {
        final AtomicInteger done = new AtomicInteger();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ThreadPoolExecutor pool = new ThreadPoolExecutor(
                        1,
                        1,
                        1,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(1),
                        new ThreadPoolExecutor.DiscardOldestPolicy());
                for (int i = 0; i < 3; i++) {
                    pool.execute(done::incrementAndGet);
                }
                pool.shutdown();
                assertThat(pool.awaitTermination(1, TimeUnit.DAYS)).isTrue();
                assertThat(done.get()).isEqualTo(3);
            });
        }
    }

    @Expected(HOLDS)
    static final class FactoryCountsItsThreads implements Scenario {
        @Override
        public void threads(Threads threads) {
            AtomicInteger made = new AtomicInteger();
            ThreadFactory factory = task -> new Thread(task, "worker-" + made.incrementAndGet());
            threads.start("A", () -> {
                ExecutorService pool = Executors.newFixedThreadPool(1, factory);
                assertThat(pool.submit(() -> Thread.currentThread().getName()).get())
                        .isEqualTo("worker-1");
                pool.shutdown();
            });
        }
    }

    static final class Halves extends RecursiveAction {
        private static final long serialVersionUID = 1;
        private final int[] values;
        private final int from;
        private final int to;

        Halves(int[] values, int from, int to) {
            this.values = values;
            this.from = from;
            this.to = to;
        }

        @Override
        protected void compute() {
            if (to - from == 1) {
                values[from]++;
            } else {
                int middle = (from + to) / 2;
                invokeAll(new Halves(values, from, middle), new Halves(values, middle, to));
            }
        }
    }

    @Expected(HOLDS)
    static final class HalvesOfAnArray implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                int[] values = new int[2];
                ForkJoinPool.commonPool().invoke(new Halves(values, 0, 2));
                assertThat(values).containsExactly(1, 1);
            });
        }
    }

    static final class Counts extends RecursiveAction {
        private static final long serialVersionUID = 1;
        private static int count;
        private final int depth;

        Counts(int depth) {
            this.depth = depth;
        }

        @Override
        protected void compute() {
            if (depth == 0) {
                count++;
            } else {
                invokeAll(new Counts(depth - 1), new Counts(depth - 1));
            }
        }
    }

    @Expected(BROKEN)
    static final class ForksIntoOneCounter implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ForkJoinPool pool = new ForkJoinPool(2);
                pool.invoke(new Counts(1));
                assertThat(Counts.count).isEqualTo(2);
            });
        }
    }

    @Expected(HOLDS)
    static final class StagesInARow implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start(
                    "A",
                    () -> assertThat(CompletableFuture.supplyAsync(() -> 1)
                                    .thenApplyAsync(n -> n + 1)
                                    .thenCompose(n -> CompletableFuture.completedFuture(2 * n))
                                    .handle((n, thrown) -> n)
                                    .get())
                            .isEqualTo(4));
        }
    }

    @Expected(HOLDS)
    static final class StageThatThrows implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                CompletableFuture<Integer> future = CompletableFuture.supplyAsync(() -> Integer.parseInt("x"));
                assertThat(future.exceptionally(thrown -> -1).join()).isEqualTo(-1);
                assertThatThrownBy(future::join).isInstanceOf(CompletionException.class);
            });
        }
    }

    @Expected(HOLDS)
    static final class AllOfTwo implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                AtomicInteger sum = new AtomicInteger();
                CompletableFuture.allOf(
                                CompletableFuture.runAsync(() -> sum.addAndGet(1)),
                                CompletableFuture.runAsync(() -> sum.addAndGet(2)))
                        .join();
                assertThat(sum.get()).isEqualTo(3);
            });
        }
    }

    @Expected(BROKEN)
    static final class AnyOfTwo implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                AtomicInteger sum = new AtomicInteger();
                CompletableFuture.anyOf(
                                CompletableFuture.runAsync(() -> sum.addAndGet(1)),
                                CompletableFuture.runAsync(() -> sum.addAndGet(2)))
                        .join();
                assertThat(sum.get()).isEqualTo(3);
            });
        }
    }

    @Expected(BROKEN)
    static final class AsyncNotJoined implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                AtomicReference<String> result = new AtomicReference<>();
                CompletableFuture.runAsync(() -> result.set("done"));
                assertThat(result.get()).isEqualTo("done");
            });
        }
    }

    @Expected(HOLDS)
    static final class CompletedByAnother implements Scenario {
        @Override
        public void threads(Threads threads) {
            CompletableFuture<String> future = new CompletableFuture<>();
            threads.start("A", () -> future.complete("a"));
            threads.start("B", () -> future.complete("b"));
            threads.start("C", () -> assertThat(future.get(1, TimeUnit.MINUTES)).isIn("a", "b"));
        }
    }

    @Expected(HOLDS)
    static final class CompletesOnTimeout implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start(
                    "A",
                    () -> assertThat(new CompletableFuture<Integer>()
                                    .completeOnTimeout(7, 30, TimeUnit.MILLISECONDS)
                                    .join())
                            .isEqualTo(7));
        }
    }

    @Expected(HOLDS)
    static final class GetGivesUp implements Scenario {
        @Override
        public void threads(Threads threads) {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            threads.start("A", () -> {
                try {
                    assertThat(future.get(10, TimeUnit.MILLISECONDS)).isEqualTo(1);
                } catch (TimeoutException late) {
                    assertThat(future.get()).isEqualTo(1);
                }
            });
            threads.start("B", () -> future.complete(1));
        }
    }

    @Expected(HOLDS)
    static final class DelayedExecutorRuns implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                long begin = System.nanoTime();
                CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(40, TimeUnit.MILLISECONDS))
                        .join();
                assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(40_000_000L);
            });
        }
    }

    @Expected(HOLDS)
    static final class ParallelCollect implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start(
                    "A",
                    () -> assertThat(IntStream.range(0, 4).parallel().boxed().collect(Collectors.toList()))
                            .containsExactly(0, 1, 2, 3));
        }
    }

    @Expected(BROKEN)
    static final class ParallelIntoAList implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                List<Integer> list = new ArrayList<>();
                IntStream.range(0, 4).parallel().forEach(list::add);
                assertThat(list).containsExactly(0, 1, 2, 3);
            });
        }
    }

    /** A timer has one thread, so its tasks run one after the other. */
    @Expected(HOLDS)
    static final class TimerRunsOneByOne implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Timer timer = new Timer("timer", true);
                int[] count = new int[1];
                CountDownLatch both = new CountDownLatch(2);
                for (int i = 0; i < 2; i++) {
                    timer.schedule(
                            new TimerTask() {
                                @Override
                                public void run() {
                                    count[0]++;
                                    both.countDown();
                                }
                            },
                            10);
                }
                both.await();
                assertThat(count[0]).isEqualTo(2);
            });
        }
    }

    /** A task that throws ends the timer's thread, and all that were to come. */
    @Expected(DEADLOCK)
    static final class TimerDiesOfItsTask implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Timer timer = new Timer(true);
                CountDownLatch second = new CountDownLatch(1);
                timer.schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                throw new IllegalStateException("first");
                            }
                        },
                        10);
                timer.schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                second.countDown();
                            }
                        },
                        20);
                second.await();
            });
        }
    }

    @Expected(HOLDS)
    static final class ExceptionOfATaskIsKept implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                ExecutorService pool = Executors.newFixedThreadPool(1);
                Future<?> future = pool.submit((Runnable) () -> {
                    throw new IllegalStateException("no");
                });
                assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class);
                assertThat(pool.submit(() -> 3).get()).isEqualTo(3);
                pool.shutdown();
            });
        }
    }
}
