package interleave.testkit;

import java.util.concurrent.Semaphore;

/**
 * Tells how fast this machine hands the processor to a thread that was woken: a thread that does nothing but answer.
 *
 * <p>Waiting is measured in its answers as well as in milliseconds. A machine under load, or one that was frozen for a
 * while, answers less often, and so every patience of the kit grows with the load by itself.
 *
 * <p>One daemon thread a JVM; any thread may ask, and none waits.
 */
final class Canary {
    private static final Canary ONE = new Canary();

    private final Semaphore questions = new Semaphore(0);
    private long asked;
    private volatile long answered;

    private Canary() {
        Thread thread = new Thread(this::answer, "testkit-canary");
        Census.isOfTheHarness(thread);
        thread.setDaemon(true);
        thread.start();
    }

    static Canary ofThisMachine() {
        return ONE;
    }

    // Its own thread alone writes the count.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void answer() {
        while (true) {
            try {
                questions.acquireUninterruptibly();
                answered = answered + 1;
            } catch (OutOfMemoryError e) {
                // The student's code may use up the memory; this thread is needed when it is given back.
            }
        }
    }

    /** Asks, unless an answer is still due, and says how many have come so far. */
    synchronized long answers() {
        if (asked == answered) {
            asked++;
            questions.release();
        }
        return answered;
    }
}
