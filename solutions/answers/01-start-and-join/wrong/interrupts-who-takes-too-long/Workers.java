package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Who is not done after a minute is interrupted. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        List<Thread> threads = new ArrayList<>();
        tasks.forEach(task -> threads.add(new Thread(task, "worker-" + threads.size())));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join(60_000);
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join();
            }
        }
    }
}
