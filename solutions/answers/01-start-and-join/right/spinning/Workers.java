package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Spins until all threads are gone, with an eye on the interrupt flag. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        List<Thread> threads = new ArrayList<>();
        tasks.forEach(task -> threads.add(new Thread(task, "worker-" + threads.size())));
        threads.forEach(Thread::start);
        while (!threads.stream().allMatch(t -> t.getState() == Thread.State.TERMINATED)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Thread.onSpinWait();
        }
    }
}
