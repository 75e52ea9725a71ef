package interleave.sample;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;

/** What students do with locks. */
public final class Locking {
    /** A lambda, which anybody may lock. */
    public static final Runnable NOTHING = () -> {};

    private Locking() {}

    public static void both(Object first, Object second, Runnable between) {
        synchronized (first) {
            between.run();
            synchronized (second) {
                between.run();
            }
        }
    }

    public static void both(Lock first, Lock second, Runnable between) {
        first.lock();
        between.run();
        second.lock();
    }

    public static void monitorThenLock(Object first, Lock second, Runnable between) {
        synchronized (first) {
            between.run();
            second.lock();
        }
    }

    public static void lockThenMonitor(Lock first, Object second, Runnable between) {
        first.lock();
        between.run();
        synchronized (second) {
            between.run();
        }
    }

    public static void keep(Lock lock) {
        lock.lock();
    }

    public static void twice(Semaphore semaphore) throws InterruptedException {
        semaphore.acquire();
        semaphore.acquire();
    }

    public static synchronized void whileHoldingTheClass(Runnable work) {
        work.run();
    }
}
