package interleave.threadpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;

public class PoolMap {
    private PoolMap() {}

    private static class Worker<T, R> extends Thread {
        final Deque<Integer> todo;
        final List<T> items;
        final Object[] results;
        final Function<? super T, ? extends R> function;
        final List<Throwable> failures;

        final int chunk;
        final AtomicBoolean stopped;

        Worker(int chunk, AtomicBoolean stopped, Deque<Integer> todo, List<T> items, Object[] results, Function<? super T, ? extends R> f, List<Throwable> failures) {
            this.chunk = chunk;
            this.stopped = stopped;
            this.todo = todo;
            this.items = items;
            this.results = results;
            this.function = f;
            this.failures = failures;
        }

        @Override
        public void run() {
            try {
                Integer i;
                while ((i = todo.poll()) != null)
                    for (int j = i; j < items.size() && j < i + chunk && failures.isEmpty() && !stopped.get(); j++)
                        results[j] = function.apply(items.get(j));
            } catch (Throwable t) {
                failures.add(t);
                todo.clear();
            }
        }
    }

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) throw new IllegalArgumentException();
        Deque<Integer> todo = new ConcurrentLinkedDeque<>();
        int chunk = Math.max(1, (int) (items.size() / (4L * threads)));
        for (int i = 0; i < items.size(); i += chunk) todo.add(i);
        Object[] results = new Object[items.size()];
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        AtomicBoolean stopped = new AtomicBoolean();
        Thread[] workers = new Thread[Math.min(threads, items.size())];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker<>(chunk, stopped, todo, items, results, function, failures);
            workers[i].start();
        }
        InterruptedException interrupted = null;
        for (Thread worker : workers) {
            while (true) {
                try {
                    worker.join();
                    break;
                } catch (InterruptedException e) {
                    interrupted = e;
                    todo.clear();
                    stopped.set(true);
                    for (Thread w : workers) w.interrupt();
                }
            }
        }
        if (interrupted != null) throw interrupted;
        if (!failures.isEmpty()) throw new ExecutionException(failures.get(0));
        @SuppressWarnings("unchecked")
        List<R> list = (List<R>) Arrays.asList(results);
        return list;
    }
}
