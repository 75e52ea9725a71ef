package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The caller hands each item over to whoever is free. */
public class PoolMap {
    private static final int OVER = -1;

    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(function, "function");
        int size = items.size();
        int n = Math.min(threads, size);
        SynchronousQueue<Integer> handover = new SynchronousQueue<>();
        AtomicReferenceArray<R> results = new AtomicReferenceArray<>(size);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> hands = new ArrayList<>(n);
        for (int h = 0; h < n; h++) {
            Thread hand = new Thread("hand-" + h) {
                @Override
                public void run() {
                    while (!stop.get()) {
                        int i;
                        try {
                            i = handover.take();
                        } catch (InterruptedException e) {
                            continue; // stop says whether it is over
                        }
                        if (i == OVER || stop.get()) {
                            return;
                        }
                        try {
                            results.set(i, function.apply(items.get(i)));
                        } catch (Throwable t) {
                            failure.compareAndSet(null, t);
                        }
                    }
                }
            };
            hands.add(hand);
            hand.start();
        }
        boolean interrupted = false;
        try {
            for (int i = 0; i < size && failure.get() == null; i++) {
                handover.put(i);
            }
            for (int h = 0; h < n; h++) {
                handover.put(OVER);
            }
        } catch (InterruptedException e) {
            interrupted = true;
            stop.set(true);
            hands.forEach(Thread::interrupt);
        }
        for (Thread hand : hands) {
            boolean joined = false;
            while (!joined) {
                try {
                    hand.join();
                    joined = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                    stop.set(true);
                    hands.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
        if (failure.get() != null) {
            throw new ExecutionException(failure.get());
        }
        return IntStream.range(0, size).<R>mapToObj(results::get).collect(Collectors.toList());
    }
}
