package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.IntConsumer;
import java.util.stream.*;

public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) throw new IllegalArgumentException("workers: " + workers);
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise, "initialise");
        this.work = Objects.requireNonNull(work, "work");
    }

    /** What has failed so far. A new one at each station, so nobody writes what another one reads. */
    private record Baton(List<Throwable> failures) {}

    public void run() throws InterruptedException {
        List<BlockingQueue<Baton>> stations = new ArrayList<>();
        for (int i = 0; i <= workers; i++) stations.add(new ArrayBlockingQueue<>(1));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int me = i;
            Thread thread = new Thread(() -> runOne(me, stations));
            thread.start();
            threads.add(thread);
        }
        Baton end;
        stations.get(0).put(new Baton(List.of()));
        Baton all = stations.get(workers).take();
        stations.get(0).put(all);
        end = stations.get(workers).take();
        for (Thread thread : threads) thread.join();
        if (!end.failures().isEmpty()) {
            Throwable cause = end.failures().get(0);
            IllegalStateException thrown = new IllegalStateException(cause);
            end.failures().stream().skip(1).forEach(thrown::addSuppressed);
            throw thrown;
        }
    }

    private void runOne(int me, List<BlockingQueue<Baton>> stations) {
        List<Throwable> own = new ArrayList<>();
        try {
            initialise.accept(me);
        } catch (Throwable e) {
            own.add(e);
        }
        try {
            own.addAll(0, stations.get(me).take().failures());
            stations.get(me + 1).put(new Baton(List.copyOf(own)));
            Baton all = stations.get(me).take();
            stations.get(me + 1).put(all);
            if (all.failures().isEmpty()) work.accept(me);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody may interrupt a worker", e);
        }
    }
}
