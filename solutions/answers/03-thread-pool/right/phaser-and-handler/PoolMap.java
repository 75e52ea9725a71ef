package interleave.threadpool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A failure kills its worker; the handler notes it, and the phaser counts the ends. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        Phaser phaser = new Phaser(1);
        ConcurrentLinkedQueue<Integer> places = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < items.size(); i++) {
            places.add(i);
        }
        ConcurrentHashMap<Integer, Supplier<R>> results = new ConcurrentHashMap<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread[] workers = new Thread[Math.min(threads, items.size())];
        Arrays.setAll(
                workers,
                i -> new Thread(() -> {
                    Integer place = places.poll();
                    while (place != null && failure.get() == null) {
                        R result = function.apply(items.get(place));
                        results.put(place, () -> result);
                        place = places.poll();
                    }
                    phaser.arriveAndDeregister();
                }));
        for (Thread worker : workers) {
            phaser.register();
            worker.setUncaughtExceptionHandler((thread, thrown) -> {
                failure.compareAndSet(null, thrown);
                phaser.arriveAndDeregister();
            });
            worker.start();
        }
        try {
            phaser.awaitAdvanceInterruptibly(phaser.arrive());
        } catch (InterruptedException e) {
            places.clear();
            Stream.of(workers).forEach(Thread::interrupt);
            throw e;
        }
        if (failure.get() != null) {
            throw new ExecutionException(failure.get());
        }
        return new ArrayList<>(IntStream.range(0, items.size())
                .mapToObj(i -> results.get(i).get())
                .toList());
    }
}
