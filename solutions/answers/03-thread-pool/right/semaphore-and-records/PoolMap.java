package interleave.threadpool;

import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Semaphores alone: one for a mutex, one to count those that are gone. */
public class PoolMap {
    private record Outcome<R>(R value, Throwable thrown) {}

    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(function, "function");
        int n = Math.min(threads, items.size());
        Map<Integer, Outcome<R>> outcomes = new ConcurrentHashMap<>();
        Iterator<T> source = items.iterator();
        int[] index = {0};
        boolean[] stop = {false};
        Semaphore mutex = new Semaphore(1);
        Semaphore gone = new Semaphore(0);
        Runnable body = () -> {
            try {
                while (true) {
                    T item;
                    int i;
                    mutex.acquireUninterruptibly();
                    try {
                        if (stop[0] || !source.hasNext()) {
                            return;
                        }
                        item = source.next();
                        i = index[0]++;
                    } finally {
                        mutex.release();
                    }
                    Outcome<R> outcome;
                    try {
                        outcome = new Outcome<>(function.apply(item), null);
                    } catch (Throwable t) {
                        outcome = new Outcome<>(null, t);
                        mutex.acquireUninterruptibly();
                        stop[0] = true;
                        mutex.release();
                    }
                    outcomes.put(i, outcome);
                }
            } finally {
                gone.release();
            }
        };
        Thread[] team = new Thread[n];
        for (int i = 0; i < n; i++) {
            (team[i] = new Thread(body, "map " + i)).start();
        }
        try {
            gone.acquire(n);
        } catch (InterruptedException e) {
            mutex.acquireUninterruptibly();
            stop[0] = true;
            mutex.release();
            for (Thread t : team) {
                t.interrupt();
            }
            gone.acquireUninterruptibly(n);
            throw e;
        }
        List<R> results = new LinkedList<>();
        for (Outcome<R> o : outcomes.values()) {
            if (o.thrown() != null) {
                throw new ExecutionException(o.thrown());
            }
        }
        for (int i = 0; i < outcomes.size(); i++) {
            results.add(outcomes.get(i).value());
        }
        return results;
    }
}
