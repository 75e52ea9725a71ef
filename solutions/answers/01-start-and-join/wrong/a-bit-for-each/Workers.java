package interleave.startandjoin;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Workers {
    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        int n = tasks.size();
        long all = n >= 64 ? -1L : (1L << n) - 1;
        AtomicLong done = new AtomicLong();
        Thread caller = Thread.currentThread();
        for (int i = 0; i < n; i++) {
            Runnable r = tasks.get(i);
            long bit = 1L << i;
            new Thread(
                            () -> {
                                Thread t = Thread.currentThread();
                                try {
                                    r.run();
                                } catch (Throwable e) {
                                    t.getUncaughtExceptionHandler().uncaughtException(t, e);
                                }
                                done.getAndUpdate(b -> b | bit);
                                LockSupport.unpark(caller);
                            },
                            "worker-" + i)
                    .start();
        }
        while (done.get() != all) {
            LockSupport.park(done);
            if (Thread.interrupted()) throw new InterruptedException();
        }
    }
}
