package interleave.startandjoin;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Workers {
    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        CyclicBarrier end = new CyclicBarrier(tasks.size() + 1);
        for (int i = 0; i < tasks.size(); i++) {
            Runnable r = tasks.get(i);
            new Thread(
                            () -> {
                                Thread t = Thread.currentThread();
                                try {
                                    r.run();
                                } catch (Throwable e) {
                                    t.getUncaughtExceptionHandler().uncaughtException(t, e);
                                }
                                try {
                                    end.await();
                                } catch (InterruptedException | BrokenBarrierException e) {
                                    t.interrupt();
                                }
                            },
                            "worker-" + i)
                    .start();
        }
        try {
            end.await();
        } catch (BrokenBarrierException e) {
        }
    }
}
