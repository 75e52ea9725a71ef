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
        if (workers < 1) throw new IllegalArgumentException();
        if (initialise == null || work == null) throw new NullPointerException();
        this.workers = workers;
        this.initialise = initialise;
        this.work = work;
    }

    private class Worker extends Thread {
        private final int number;
        private final Phaser phaser;
        private Throwable failure;

        Worker(int number, Phaser phaser) {
            this.number = number;
            this.phaser = phaser;
        }

        @Override
        public void run() {
            try {
                initialise.accept(number);
            } catch (Throwable t) {
                failure = t;
                phaser.forceTermination();
                return;
            }
            if (phaser.arriveAndAwaitAdvance() >= 0) {
                work.accept(number);
            }
        }
    }

    public void run() throws InterruptedException {
        Phaser phaser = new Phaser(workers);
        Worker[] all = new Worker[workers];
        Arrays.setAll(all, i -> new Worker(i, phaser));
        for (Worker worker : all) worker.start();
        for (Worker worker : all) worker.join();
        List<Throwable> failures = new ArrayList<>();
        for (Worker worker : all) {
            if (worker.failure != null) failures.add(worker.failure);
        }
        if (!failures.isEmpty()) {
            IllegalStateException e = new IllegalStateException(failures.size() + " failed", failures.remove(0));
            failures.forEach(e::addSuppressed);
            throw e;
        }
    }
}
