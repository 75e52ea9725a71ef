package interleave.startandjoin;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.stream.*;

/** A FutureTask catches what the task throws, and the thread throws it again. */
public class Workers {
    private static <E extends Throwable> void sneak(Throwable t) throws E {
        @SuppressWarnings("unchecked")
        E e = (E) t;
        throw e;
    }

    private record Job(FutureTask<Void> future, Thread thread) {
        static Job of(int i, Runnable r) {
            FutureTask<Void> f = new FutureTask<>(Objects.requireNonNull(r), null);
            return new Job(
                    f,
                    new Thread(
                            () -> {
                                f.run();
                                boolean flag = Thread.interrupted();
                                try {
                                    f.get();
                                } catch (ExecutionException e) {
                                    if (flag) Thread.currentThread().interrupt();
                                    Workers.<RuntimeException>sneak(e.getCause());
                                } catch (InterruptedException e) {
                                    throw new AssertionError(e);
                                }
                            },
                            String.format("worker-%d", i)));
        }
    }

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        AtomicInteger i = new AtomicInteger();
        List<Job> jobs = tasks.stream().map(r -> Job.of(i.getAndIncrement(), r)).collect(Collectors.toList());
        jobs.forEach(j -> j.thread.start());
        for (Job j : jobs) {
            while (j.thread.isAlive()) TimeUnit.SECONDS.timedJoin(j.thread, 5);
        }
    }
}
