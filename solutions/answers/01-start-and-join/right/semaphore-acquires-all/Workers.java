package interleave.startandjoin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Every thread brings a permit when it has ended; the caller needs one of each. A thread names itself. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        final List<Runnable> copy = new ArrayList<>();
        for (Runnable task : tasks) {
            if (task == null) {
                throw new NullPointerException();
            }
            copy.add(task);
        }
        final Semaphore ended = new Semaphore(0);
        for (int i = 0; i < copy.size(); i++) {
            final int number = i;
            Runnable body = new Runnable() {
                @Override
                public void run() {
                    Thread me = Thread.currentThread();
                    me.setName("worker-" + number);
                    try {
                        copy.get(number).run();
                    } catch (Throwable t) {
                        me.getUncaughtExceptionHandler().uncaughtException(me, t);
                    } finally {
                        ended.release();
                    }
                }
            };
            Thread thread = new Thread(body);
            thread.start();
        }
        ended.acquire(copy.size());
    }
}
