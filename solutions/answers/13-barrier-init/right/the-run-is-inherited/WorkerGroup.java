package interleave.barrierinit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;

/** What the threads of a run share, they inherit from the caller's thread. */
public class WorkerGroup {
    private static final class Meeting {
        int missing;
        final List<Throwable> failures = new ArrayList<>();

        Meeting(int missing) {
            this.missing = missing;
        }

        synchronized boolean arrive(Throwable failureOrNull) {
            if (failureOrNull != null) {
                failures.add(failureOrNull);
            }
            if (--missing == 0) {
                notifyAll();
            }
            boolean flag = false;
            while (missing > 0) {
                try {
                    wait(200);
                } catch (InterruptedException e) {
                    flag = true;
                }
            }
            if (flag) {
                Thread.currentThread().interrupt();
            }
            return failures.isEmpty();
        }
    }

    private static final InheritableThreadLocal<Meeting> MEETING = new InheritableThreadLocal<>();

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
        Meeting outer = MEETING.get();
        Meeting meeting = new Meeting(workers);
        MEETING.set(meeting);
        Thread[] threads = new Thread[workers];
        try {
            Arrays.setAll(threads, i -> {
                Thread t = new Thread(() -> live(i));
                t.start();
                return t;
            });
        } finally {
            if (outer == null) {
                MEETING.remove();
            } else {
                MEETING.set(outer);
            }
        }
        for (Thread t : threads) {
            t.join();
        }
        synchronized (meeting) {
            if (!meeting.failures.isEmpty()) {
                IllegalStateException e = new IllegalStateException("not initialised", meeting.failures.get(0));
                meeting.failures.stream().skip(1).forEach(e::addSuppressed);
                throw e;
            }
        }
    }

    private void live(int i) {
        Throwable failure = null;
        try {
            initialise.accept(i);
        } catch (Throwable t) {
            failure = t;
        }
        if (MEETING.get().arrive(failure)) {
            work.accept(i);
        }
    }
}
