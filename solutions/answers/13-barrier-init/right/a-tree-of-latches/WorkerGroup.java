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
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers);
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    public void run() throws InterruptedException {
        Node[] nodes = new Node[workers];
        Node.tree(0, nodes);
        Throwable[] thrown = new Throwable[workers];
        Thread[] threads = new Thread[workers];
        for (int i = 0; i < workers; i++) {
            int me = i;
            threads[i] = new Thread(() -> {
                try {
                    initialise.accept(me);
                } catch (Throwable t) {
                    thrown[me] = t;
                }
                if (nodes[me].meet(thrown[me] == null, me == 0)) {
                    work.accept(me);
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        IllegalStateException failure = null;
        for (Throwable t : thrown) {
            if (t != null && failure == null) {
                failure = new IllegalStateException("initialise failed", t);
            } else if (t != null) {
                failure.addSuppressed(t);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
