package interleave.startandjoin;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;

public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Runnable> fixed = List.copyOf(tasks);
        rest(fixed.iterator(), 0);
    }

    private static void rest(Iterator<Runnable> tasks, int number) throws InterruptedException {
        if (!tasks.hasNext()) {
            return;
        }
        Thread thread = new Thread(Objects.requireNonNull(tasks.next()));
        thread.setName("worker-" + number);
        thread.start();
        rest(tasks, number + 1);
        thread.join();
    }
}
