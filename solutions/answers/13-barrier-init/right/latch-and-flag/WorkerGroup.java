package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (initialise == null || work == null) throw new NullPointerException();
        if (workers <= 0) throw new IllegalArgumentException();
        this.workers = workers;
        this.initialise = initialise;
        this.work = work;
    }

    public void run() throws InterruptedException {
        final CountDownLatch ready = new CountDownLatch(workers);
        final AtomicReference<Throwable> failure = new AtomicReference<>();
        class Worker extends Thread {
            final int number;

            Worker(int number) {
                this.number = number;
            }

            @Override
            public void run() {
                try {
                    initialise.accept(number);
                } catch (Throwable t) {
                    if (!failure.compareAndSet(null, t)) {
                        Throwable first = failure.get();
                        if (first != t) first.addSuppressed(t);
                    }
                } finally {
                    ready.countDown();
                }
                boolean interrupted = false;
                while (true) {
                    try {
                        ready.await();
                        break;
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
                if (interrupted) interrupt();
                if (failure.get() == null) work.accept(number);
            }
        }
        Worker[] all = new Worker[workers];
        for (int i = 0; i < workers; i++) (all[i] = new Worker(i)).start();
        for (Worker w : all) w.join();
        if (failure.get() != null) throw new IllegalStateException(failure.get());
    }
}
