package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Each worker that takes an item starts one more worker first, as long as there may be more items and threads are left. */
final class Chain<T, R> {
    private final List<Optional<T>> items;
    private final Function<? super T, ? extends R> function;
    private final ConcurrentMap<Integer, Optional<R>> results = new ConcurrentHashMap<>();
    private final Phaser phaser = new Phaser(1);
    private final Queue<Thread> started = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Semaphore left;
    private volatile boolean stop;
    private volatile Throwable failure;

    Chain(List<Optional<T>> items, Function<? super T, ? extends R> function, int threads) {
        this.items = items;
        this.function = function;
        this.left = new Semaphore(threads);
    }

    List<R> run() throws InterruptedException, ExecutionException {
        startOne();
        int phase = phaser.arrive();
        try {
            phaser.awaitAdvanceInterruptibly(phase);
        } catch (InterruptedException e) {
            halt();
            phaser.awaitAdvance(phase);
            Thread.interrupted();
            throw e;
        }
        if (failure != null) {
            throw new ExecutionException(failure);
        }
        List<R> list = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            list.add(results.get(i).orElse(null));
        }
        return list;
    }

    private void halt() {
        stop = true;
        started.forEach(Thread::interrupt);
    }

    private void startOne() {
        if (!stop && next.get() < items.size() && left.tryAcquire()) {
            Thread t = new Thread(this::work);
            started.add(t);
            phaser.register();
            t.start();
        }
    }

    private void work() {
        try {
            while (!stop) {
                int i = next.getAndIncrement();
                if (i >= items.size()) {
                    return;
                }
                startOne();
                if (stop) {
                    return;
                }
                results.put(i, Optional.ofNullable(function.apply(items.get(i).orElse(null))));
            }
        } catch (Throwable t) {
            stop = true;
            failure = t;
        } finally {
            phaser.arriveAndDeregister();
        }
    }
}
