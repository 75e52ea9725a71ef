package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Runnable task : tasks) {
            threads.add(new Thread(Objects.requireNonNull(task), "worker-" + threads.size()));
        }
        threads.forEach(Thread::start);
        InterruptedException interrupt = null;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupt = e;
                    threads.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupt != null) {
            throw interrupt;
        }
    }
}
