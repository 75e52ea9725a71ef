package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** The first worker starts the second, that one the third; each joins the one it has started. */
public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) throw new IllegalArgumentException();
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    private class Link extends Thread {
        final int number;
        final AtomicInteger unready;
        final Link next;
        volatile Throwable failure;

        Link(int number, AtomicInteger unready) {
            this.number = number;
            this.unready = unready;
            this.next = number + 1 < workers ? new Link(number + 1, unready) : null;
        }

        @Override
        public void run() {
            if (next != null) next.start();
            try {
                initialise.accept(number);
            } catch (Throwable t) {
                failure = t;
            }
            unready.decrementAndGet();
            while (unready.get() > 0) Thread.yield();
            // now everybody's failure is there to be read, but only the first link knows all
            boolean interrupted = Thread.interrupted();
            if (failuresFrom(first(this)).isEmpty()) work.accept(number);
            while (next != null && next.isAlive()) {
                try {
                    next.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) interrupt();
        }
    }

    private volatile Link head;

    private Link first(Link link) {
        for (Link l = head; l != null; l = l.next) {
            if (l == link) return head;
        }
        throw new IllegalStateException("of an interrupted run");
    }

    private static List<Throwable> failuresFrom(Link link) {
        List<Throwable> failures = new ArrayList<>();
        for (Link l = link; l != null; l = l.next) {
            if (l.failure != null) failures.add(l.failure);
        }
        return failures;
    }

    public void run() throws InterruptedException {
        Link first = new Link(0, new AtomicInteger(workers));
        head = first;
        first.start();
        first.join();
        List<Throwable> failures = failuresFrom(first);
        if (!failures.isEmpty()) {
            IllegalStateException e = new IllegalStateException(failures.get(0));
            failures.subList(1, failures.size()).forEach(e::addSuppressed);
            throw e;
        }
    }
}
