package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import java.util.concurrent.locks.LockSupport;

public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Runnable> copy = new ArrayList<>(tasks);
        copy.forEach(Objects::requireNonNull);
        boolean[] done = new boolean[copy.size()];
        Thread caller = Thread.currentThread();
        for (int i = 0; i < copy.size(); i++) {
            int number = i;
            new Thread(() -> {
                try {
                    copy.get(number).run();
                } catch (Throwable failure) {
                    Thread self = Thread.currentThread();
                    try {
                        self.getUncaughtExceptionHandler().uncaughtException(self, failure);
                    } catch (Throwable ignored) {
                        // as the JVM does
                    }
                }
                done[number] = true;
                LockSupport.unpark(caller);
            }, "worker-" + i).start();
        }
        for (int i = 0; i < done.length; i++) {
            while (!done[i]) {
                LockSupport.park();
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
    }
}
