package interleave.barrierinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.function.IntConsumer;

/** Workers report to whoever called run, and get their orders from there: no worker knows of another. */
public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    private enum Order {
        WORK,
        GO_HOME
    }

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers);
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    public void run() throws InterruptedException {
        BlockingQueue<Optional<Throwable>> reports = new LinkedBlockingQueue<>();
        List<SynchronousQueue<Order>> orders = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            SynchronousQueue<Order> mine = new SynchronousQueue<>();
            int number = i;
            orders.add(mine);
            threads.add(new Thread(() -> live(number, reports, mine)));
        }
        try {
            threads.forEach(Thread::start);
            List<Throwable> failures = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                reports.take().ifPresent(failures::add);
            }
            for (SynchronousQueue<Order> order : orders) {
                order.put(failures.isEmpty() ? Order.WORK : Order.GO_HOME);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            if (!failures.isEmpty()) {
                IllegalStateException failed =
                        new IllegalStateException(failures.size() + " failed", failures.remove(0));
                failures.forEach(failed::addSuppressed);
                throw failed;
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            throw e;
        }
    }

    private void live(int i, BlockingQueue<Optional<Throwable>> reports, SynchronousQueue<Order> orders) {
        Optional<Throwable> report = Optional.empty();
        try {
            initialise.accept(i);
        } catch (Throwable t) {
            report = Optional.of(t);
        }
        reports.add(report);
        try {
            if (orders.take() == Order.WORK) {
                work.accept(i);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
