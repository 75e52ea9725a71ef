package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** A lock, a condition, and an iterator that the workers share. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        ReentrantLock lock = new ReentrantLock();
        Condition ended = lock.newCondition();
        ListIterator<T> rest = items.listIterator();
        Map<Integer, R> results = new TreeMap<>();
        List<Throwable> failures = new ArrayList<>();
        List<Thread> workers = new ArrayList<>();
        int[] busy = {threads};
        boolean[] stopped = new boolean[1];
        Runnable work = () -> {
            lock.lock();
            try {
                while (!stopped[0] && failures.isEmpty() && rest.hasNext()) {
                    int place = rest.nextIndex();
                    T item = rest.next();
                    R result = null;
                    Throwable failure = null;
                    lock.unlock();
                    try {
                        result = function.apply(item);
                    } catch (Throwable thrown) {
                        failure = thrown;
                    }
                    lock.lock();
                    if (failure == null) {
                        results.put(place, result);
                    } else {
                        failures.add(failure);
                    }
                }
                busy[0]--;
                ended.signal();
            } finally {
                lock.unlock();
            }
        };
        for (int i = 0; i < threads; i++) {
            workers.add(new Thread(work));
        }
        workers.forEach(Thread::start);
        lock.lock();
        try {
            while (busy[0] > 0) {
                ended.await();
            }
            if (!failures.isEmpty()) {
                throw new ExecutionException("an item has failed", failures.get(0));
            }
            return new ArrayList<>(results.values());
        } catch (InterruptedException e) {
            stopped[0] = true;
            workers.forEach(Thread::interrupt);
            throw e;
        } finally {
            lock.unlock();
        }
    }
}
