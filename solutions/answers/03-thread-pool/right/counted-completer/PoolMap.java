package interleave.threadpool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Each of a few completers draws indices until there are none; the root completes when all of these have. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        List<T> copy = new ArrayList<>(items);
        Shared<T, R> shared = new Shared<>(copy, function);
        int width = Math.min(threads, copy.size());
        if (width == 0) {
            return new ArrayList<>();
        }
        List<Thread> made = new ArrayList<>();
        ForkJoinPool pool = new ForkJoinPool(
                Math.min(width, 32_767),
                owner -> {
                    ForkJoinWorkerThread thread = new Worker(owner);
                    synchronized (made) {
                        made.add(thread);
                    }
                    return thread;
                },
                null,
                true);
        CountDownLatch done = new CountDownLatch(1);
        Root root = new Root(width, done);
        for (int i = 0; i < width; i++) {
            pool.execute(new Drawer(root, shared));
        }
        boolean interrupted = false;
        try {
            done.await();
        } catch (InterruptedException e) {
            interrupted = true;
            shared.stop();
        }
        pool.shutdown();
        List<Thread> toJoin;
        while (done.getCount() > 0) {
            try {
                done.await();
            } catch (InterruptedException e) {
                interrupted = true;
                shared.stop();
            }
        }
        synchronized (made) {
            toJoin = new ArrayList<>(made);
        }
        for (Thread thread : toJoin) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
        if (shared.failure.get() != null) {
            throw new ExecutionException(shared.failure.get());
        }
        return Arrays.asList(shared.results);
    }

    private static final class Worker extends ForkJoinWorkerThread {
        Worker(ForkJoinPool pool) {
            super(pool);
        }
    }

    private static final class Root extends CountedCompleter<Void> {
        private static final long serialVersionUID = 1;
        private final transient CountDownLatch done;

        Root(int children, CountDownLatch done) {
            super(null, children - 1);
            this.done = done;
        }

        @Override
        public void compute() {}

        @Override
        public void onCompletion(CountedCompleter<?> caller) {
            done.countDown();
        }
    }

    private static final class Drawer extends CountedCompleter<Void> {
        private static final long serialVersionUID = 1;
        private final transient Shared<?, ?> shared;

        Drawer(Root root, Shared<?, ?> shared) {
            super(root);
            this.shared = shared;
        }

        @Override
        public void compute() {
            try {
                while (shared.workOnOne()) {
                    // and the next
                }
            } finally {
                tryComplete();
            }
        }
    }

    private static final class Shared<T, R> {
        final R[] results;
        final AtomicReference<Throwable> failure = new AtomicReference<>();
        private final List<T> items;
        private final Function<? super T, ? extends R> function;
        private final Set<Thread> running = ConcurrentHashMap.newKeySet();
        private int next;
        private boolean stopped;

        @SuppressWarnings("unchecked")
        Shared(List<T> items, Function<? super T, ? extends R> function) {
            this.items = items;
            this.function = function;
            this.results = (R[]) new Object[items.size()];
        }

        private synchronized int draw() {
            if (stopped || next == items.size()) {
                return -1;
            }
            running.add(Thread.currentThread());
            return next++;
        }

        /** Nobody draws any more, and who is at work is interrupted. */
        synchronized void stop() {
            stopped = true;
            running.forEach(Thread::interrupt);
        }

        private synchronized void stopDrawing() {
            stopped = true;
        }

        boolean workOnOne() {
            int index = draw();
            if (index < 0) {
                return false;
            }
            try {
                results[index] = function.apply(items.get(index));
            } catch (Throwable thrown) {
                failure.compareAndSet(null, thrown);
                stopDrawing();
            } finally {
                running.remove(Thread.currentThread());
            }
            return true;
        }
    }
}
