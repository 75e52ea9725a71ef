package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Runnable> copy = new ArrayList<>(tasks);
        copy.forEach(Objects::requireNonNull);
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < copy.size(); i++) {
            threads.add(new Thread(() -> {
                for (int mine = next.getAndIncrement(); mine < copy.size(); mine = next.getAndIncrement()) {
                    Thread self = Thread.currentThread();
                    self.setName("worker-" + mine);
                    try {
                        copy.get(mine).run();
                    } catch (Throwable failure) {
                        try {
                            self.getUncaughtExceptionHandler().uncaughtException(self, failure);
                        } catch (Throwable ignored) {
                            // as the JVM does
                        }
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
