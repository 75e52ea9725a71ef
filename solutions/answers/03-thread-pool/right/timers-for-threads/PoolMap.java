package interleave.threadpool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** A Timer is a thread with a queue, so a few timers are a pool. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        return new Run<T, R>(items, function).on(Math.min(threads, items.size()));
    }

    private static final class Run<T, R> {
        private final List<T> items;
        private final Function<? super T, ? extends R> function;
        private final List<R> results;
        private final ConcurrentMap<Timer, Thread> threads = new ConcurrentHashMap<>();
        private final Semaphore idle = new Semaphore(0);
        private int next;
        private Throwable failure;
        private boolean cancelled;

        Run(List<T> items, Function<? super T, ? extends R> function) {
            this.items = items;
            this.function = function;
            this.results = new ArrayList<>(Collections.nCopies(items.size(), null));
        }

        List<R> on(int width) throws InterruptedException, ExecutionException {
            List<Timer> timers = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                Timer timer = new Timer("pool-timer-" + i);
                timers.add(timer);
                timer.schedule(taskFor(timer), 0);
            }
            InterruptedException interrupt = null;
            try {
                idle.acquire(width);
            } catch (InterruptedException e) {
                interrupt = e;
                cancel();
                idle.acquireUninterruptibly(width);
            }
            timers.forEach(Timer::cancel);
            for (Thread thread : threads.values()) {
                while (thread.isAlive()) {
                    try {
                        thread.join();
                    } catch (InterruptedException e) {
                        interrupt = e;
                    }
                }
            }
            if (interrupt != null) {
                throw interrupt;
            }
            synchronized (this) {
                if (failure != null) {
                    throw new ExecutionException(failure);
                }
                return results;
            }
        }

        private TimerTask taskFor(Timer timer) {
            return new TimerTask() {
                @Override
                public void run() {
                    threads.put(timer, Thread.currentThread());
                    int index = take();
                    if (index < 0) {
                        idle.release();
                        return;
                    }
                    try {
                        put(index, function.apply(items.get(index)));
                    } catch (Throwable thrown) {
                        fail(thrown);
                    }
                    timer.schedule(taskFor(timer), 0);
                }
            };
        }

        private synchronized int take() {
            return cancelled || failure != null || next == items.size() ? -1 : next++;
        }

        private synchronized void put(int index, R result) {
            results.set(index, result);
        }

        private synchronized void fail(Throwable thrown) {
            if (failure == null) {
                failure = thrown;
            }
        }

        private void cancel() {
            synchronized (this) {
                cancelled = true;
            }
            threads.values().forEach(Thread::interrupt);
        }
    }
}
