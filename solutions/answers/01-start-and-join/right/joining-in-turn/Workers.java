package interleave.startandjoin;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Joins each for a few milliseconds, in turn, until it has met the end of all. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        Runnable[] copy = tasks.toArray(Runnable[]::new);
        for (Runnable r : copy) {
            if (r == null) throw new NullPointerException("null task");
        }
        Queue<Thread> alive = new ArrayDeque<>();
        for (int i = 0; i < copy.length; i++) {
            alive.add(new Thread(null, copy[i], "worker-" + i, 0));
        }
        alive.forEach(Thread::start);
        while (!alive.isEmpty()) {
            Thread first = alive.remove();
            first.join(3);
            if (first.isAlive()) {
                alive.add(first);
            }
        }
    }
}
