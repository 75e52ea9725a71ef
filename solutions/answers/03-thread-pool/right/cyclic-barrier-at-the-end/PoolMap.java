package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The workers and the caller meet at a barrier. Who is interrupted breaks it, and then the caller joins the workers. */
public class PoolMap {
    private PoolMap() {}

    /** Each outcome stands where its item stood. */
    private static final class Slot<T, R> {
        final T item;
        volatile R result;

        Slot(T item) {
            this.item = item;
        }
    }

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(function);
        List<Slot<T, R>> slots = items.stream().map(t -> new Slot<T, R>(t)).collect(Collectors.toList());
        if (threads < 1) throw new IllegalArgumentException();
        ConcurrentLinkedDeque<Slot<T, R>> todo = new ConcurrentLinkedDeque<>(slots);
        ConcurrentLinkedDeque<Throwable> failures = new ConcurrentLinkedDeque<>();
        int n = Math.min(threads, slots.size());
        CyclicBarrier end = new CyclicBarrier(n + 1);
        List<Thread> workers = new ArrayList<>();
        while (workers.size() < n)
            workers.add(new Thread(() -> {
                try {
                    Slot<T, R> s;
                    while (failures.isEmpty() && (s = todo.pollFirst()) != null) s.result = function.apply(s.item);
                } catch (Throwable t) {
                    failures.add(t);
                }
                try {
                    end.await();
                } catch (InterruptedException | BrokenBarrierException e) {
                    // the caller joins it
                }
            }));
        workers.forEach(Thread::start);
        InterruptedException interrupted = null;
        try {
            end.await();
        } catch (InterruptedException e) {
            interrupted = e;
        } catch (BrokenBarrierException e) {
            // a function has left its thread interrupted
        }
        for (int i = 0; i < n; ) {
            if (interrupted != null) {
                todo.clear();
                workers.forEach(Thread::interrupt);
            }
            try {
                workers.get(i).join();
                i++;
            } catch (InterruptedException e) {
                interrupted = e;
            }
        }
        if (interrupted != null) throw interrupted;
        if (!failures.isEmpty()) throw new ExecutionException(failures.peekFirst());
        return slots.stream().map(s -> s.result).collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }
}
