package interleave.startandjoin;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** Each task has a java.util.Timer of its own, whose thread has its name. */
public class Workers {
    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        for (Runnable r : tasks) if (r == null) throw new NullPointerException("a task is null");
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        int i = 0;
        for (Runnable r : tasks) {
            Timer timer = new Timer("worker-" + i++);
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            threads.add(Thread.currentThread());
                            try {
                                r.run();
                            } finally {
                                timer.cancel();
                            }
                        }
                    },
                    0);
        }
        for (; i > 0; i--) threads.take().join();
    }
}
