package interleave.startandjoin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The last one is started first; with a log and with lines for finding errors, as they stay in when one hands in. */
public class Workers {
    private static final Logger LOG = Logger.getLogger(Workers.class.getName());
    private static final boolean DEBUG = true;

    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (final Runnable task : tasks) {
            if (task == null) {
                throw new NullPointerException("null at " + threads.size());
            }
            threads.add(new Thread(
                    new Runnable() {
                        public void run() {
                            LOG.fine("begin");
                            try {
                                task.run();
                            } finally {
                                LOG.log(
                                        Level.FINE,
                                        "{0} ends",
                                        Thread.currentThread().getName());
                            }
                        }
                    },
                    "worker-" + threads.size()));
        }
        Collections.reverse(threads);
        for (Thread thread : threads) {
            if (DEBUG) System.out.println("starting " + thread.getName());
            thread.start();
        }
        Collections.shuffle(threads);
        for (Thread thread : threads) {
            thread.join();
            if (DEBUG) System.out.println(thread + " has ended at " + System.currentTimeMillis());
        }
    }
}
