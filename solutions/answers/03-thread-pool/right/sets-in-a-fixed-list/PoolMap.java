package interleave.threadpool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

public class PoolMap {
    private PoolMap() {}

    @SuppressWarnings("unchecked")
    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException();
        }
        List<T> input = new ArrayList<>(items);
        // A view of an array of fixed size: each slot is written by one thread, and read after its join.
        List<R> results = Arrays.asList((R[]) new Object[input.size()]);
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicReference<InterruptedException> interrupt = new AtomicReference<>();
        List<Thread> team = new ArrayList<>();
        for (int t = 0; t < Math.min(threads, input.size()); t++) {
            Thread thread = new Thread(() -> {
                int i;
                while (failure.get() == null
                        && interrupt.get() == null
                        && (i = next.getAndIncrement()) < input.size()) {
                    try {
                        results.set(i, function.apply(input.get(i)));
                    } catch (Throwable thrown) {
                        failure.compareAndSet(null, thrown);
                    }
                }
            });
            team.add(thread);
            thread.start();
        }
        for (Thread thread : team) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupt.set(e);
                    team.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupt.get() != null) {
            throw interrupt.get();
        }
        if (failure.get() != null) {
            throw new ExecutionException(failure.get());
        }
        return results;
    }
}
