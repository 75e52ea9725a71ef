package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

public class Workers {
    private Workers() {}

    private static final class Worker extends Thread {
        Worker(ThreadGroup group, Runnable task, int number) {
            super(group, task, "worker-" + number);
        }
    }

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Runnable> copy = new ArrayList<>(tasks);
        copy.forEach(Objects::requireNonNull);
        ThreadGroup group = new ThreadGroup("workers");
        for (int i = 0; i < copy.size(); i++) {
            new Worker(group, copy.get(i), i).start();
        }
        // Whoever is still in the group is alive; a task's own threads may be there, too, and are none of ours.
        while (joinThoseInside(group)) {
            // look again
        }
    }

    private static boolean joinThoseInside(ThreadGroup group) throws InterruptedException {
        Thread[] inside = new Thread[16];
        int found;
        while ((found = group.enumerate(inside)) == inside.length) {
            inside = new Thread[2 * inside.length];
        }
        boolean any = false;
        for (int i = 0; i < found; i++) {
            if (inside[i] instanceof Worker) {
                inside[i].join();
                any = true;
            }
        }
        return any;
    }
}
