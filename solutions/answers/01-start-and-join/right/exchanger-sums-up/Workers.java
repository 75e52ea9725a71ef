package interleave.startandjoin;

import java.util.*;
import java.util.concurrent.*;

/** Whoever is through meets somebody else who is; one of the two goes on with the sum of both. The caller meets the last. */
public final class Workers {
    private record Sum(int who, int ended) {}

    private final Exchanger<Sum> meeting = new Exchanger<>();
    private final int all;
    private volatile boolean left;

    private Workers(int all) {
        this.all = all;
    }

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Runnable> copy = new LinkedList<>();
        for (Runnable task : tasks) {
            copy.add(Objects.requireNonNull(task, "a task"));
        }
        new Workers(copy.size()).run(copy);
    }

    private void run(List<Runnable> tasks) throws InterruptedException {
        int number = 0;
        for (Runnable task : tasks) {
            int who = number++;
            Thread thread = new Thread(() -> work(who, task), "worker-" + who);
            thread.setDaemon(true);
            thread.start();
        }
        int ended = 0;
        try {
            while (ended < all) {
                ended += meeting.exchange(new Sum(-1, ended)).ended();
            }
        } finally {
            left = true;
        }
    }

    private void work(int who, Runnable task) {
        try {
            task.run();
        } catch (Throwable thrown) {
            Thread me = Thread.currentThread();
            me.getUncaughtExceptionHandler().uncaughtException(me, thrown);
        }
        int ended = 1;
        while (!left) {
            try {
                Sum other = meeting.exchange(new Sum(who, ended), 50, TimeUnit.MILLISECONDS);
                if (other.who() < who) {
                    return;
                }
                ended += other.ended();
            } catch (InterruptedException e) {
                // met nobody
            } catch (TimeoutException e) {
                // nobody there yet
            }
        }
    }
}
