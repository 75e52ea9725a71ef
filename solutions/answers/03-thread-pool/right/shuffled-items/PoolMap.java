package interleave.threadpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import java.util.stream.*;

/** In an order that nobody knows. The results are put back in theirs. */
public class PoolMap {
    private PoolMap() {}

    private static final class Round<T, R> implements Runnable {
        private final Object[] items;
        private final Object[] results;
        private final Deque<Integer> order;
        private final Function<? super T, ? extends R> function;
        private Throwable thrown;
        private boolean stopped;

        Round(List<T> items, Function<? super T, ? extends R> function) {
            this.items = items.toArray();
            this.results = new Object[this.items.length];
            List<Integer> numbers =
                    IntStream.range(0, this.items.length).boxed().collect(Collectors.toList());
            Collections.shuffle(numbers, new Random());
            this.order = new ArrayDeque<>(numbers);
            this.function = function;
        }

        private synchronized int next() {
            return stopped || order.isEmpty() ? -1 : order.pop();
        }

        synchronized void stop(Throwable t) {
            stopped = true;
            if (thrown == null) {
                thrown = t;
            }
        }

        private synchronized void result(int i, Object result) {
            results[i] = result;
        }

        @Override
        @SuppressWarnings("unchecked")
        public void run() {
            for (int i = next(); i >= 0; i = next()) {
                try {
                    result(i, function.apply((T) items[i]));
                } catch (Throwable t) {
                    stop(t);
                }
            }
        }

        @SuppressWarnings("unchecked")
        synchronized List<R> results() throws ExecutionException {
            if (thrown != null) {
                throw new ExecutionException("a function threw", thrown);
            }
            return (List<R>) new ArrayList<>(Arrays.asList(results));
        }
    }

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads <= 0) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        Round<T, R> round = new Round<>(items, function);
        Thread[] pool = Stream.generate(() -> new Thread(round))
                .limit(Math.min(threads, items.size()))
                .toArray(Thread[]::new);
        for (Thread thread : pool) {
            thread.setDaemon(true);
            thread.start();
        }
        boolean interrupted = false;
        for (Thread thread : pool) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    round.stop(null);
                    for (Thread each : pool) {
                        each.interrupt();
                    }
                }
            }
        }
        if (interrupted) {
            throw new InterruptedException("while " + pool.length + " threads were working");
        }
        return round.results();
    }
}
