package interleave.sample;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The ways in which students wait, good and bad. */
public final class Waiting {
    public static volatile boolean stop;

    private Waiting() {}

    public static void toBeNotified(Object lock) throws InterruptedException {
        synchronized (lock) {
            lock.wait();
        }
    }

    public static void toBeSignalled(Lock lock, Condition condition) throws InterruptedException {
        lock.lock();
        condition.await();
    }

    public static void toBeCountedDown(CountDownLatch latch) throws InterruptedException {
        latch.await();
    }

    public static void forTheEndOf(Thread thread) throws InterruptedException {
        thread.join();
    }

    public static void forTheResultOf(Future<?> future) throws Exception {
        future.get();
    }

    public static void byRunning() {
        while (!stop) {
            // Runs.
        }
    }

    public static void byRunningWhateverIsThrown() {
        while (!stop) {
            try {
                byRunning();
            } catch (Throwable thrown) {
                // Once more.
                continue;
            }
        }
    }

    public static void byCallingItself() {
        while (!stop) {
            callTillTheStackIsFull();
        }
    }

    private static void callTillTheStackIsFull() {
        try {
            callTillTheStackIsFull();
        } catch (StackOverflowError full) {
            // Once more, from the beginning.
            return;
        }
    }

    public static void bySleepingWhateverIsThrown() {
        while (!stop) {
            try {
                Thread.sleep(2);
            } catch (InterruptedException ignored) {
                // Goes on sleeping.
                continue;
            }
        }
    }

    public static void byYielding() {
        while (!stop) {
            Thread.yield();
        }
    }

    public static void byOnSpinWait() {
        while (!stop) {
            Thread.onSpinWait();
        }
    }

    public static void byParkingForANanosecond() {
        while (!stop) {
            LockSupport.parkNanos(1);
        }
    }

    public static void bySleeping(long millis) throws InterruptedException {
        while (!stop) {
            Thread.sleep(millis);
        }
    }

    public static void untilByPolling(BooleanSupplier condition, long millis) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(millis);
        }
    }

    public static void sleepOnce(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }

    /** Goes on waiting whatever anybody does. */
    public static void stubbornly() {
        while (!stop) {
            LockSupport.park();
            Thread.interrupted();
        }
    }

    public static void afterYou(Lock mine, Lock yours, Runnable both) {
        while (!stop) {
            mine.lock();
            try {
                if (yours.tryLock()) {
                    try {
                        both.run();
                        return;
                    } finally {
                        yours.unlock();
                    }
                }
            } finally {
                mine.unlock();
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
