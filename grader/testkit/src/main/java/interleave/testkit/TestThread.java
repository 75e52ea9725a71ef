package interleave.testkit;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/**
 * A named daemon thread that makes one call into the student's code and keeps what becomes of it: a result or what was
 * thrown, and the interrupt flag at the end.
 *
 * <p>Made by {@link Threads#start}. Every method may be called from any thread; only the {@code await} methods wait, and
 * never without an end.
 *
 * @param <T> what the call returns
 */
public final class TestThread<T> {
    private final Threads threads;
    private final String name;
    private final Callable<T> call;
    private final Thread thread;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile T result;
    private volatile Throwable thrown;
    private volatile boolean interruptedAtEnd;
    private volatile boolean looked;

    TestThread(Threads threads, String name, Callable<T> call) {
        this.threads = threads;
        this.call = call;
        this.name = name;
        this.thread = new Thread(this::run);
        Names.give(thread, name);
        this.thread.setDaemon(true);
    }

    private void run() {
        try {
            result = call.call();
        } catch (Throwable t) {
            thrown = t;
        }
        interruptedAtEnd = Thread.currentThread().isInterrupted();
        end.countDown();
        threads.happened();
    }

    void begin() {
        thread.start();
    }

    /** The name that messages use, such as {@code A}. */
    public String name() {
        return name;
    }

    /** The thread itself, to compare it with the one on which a callback ran. */
    public Thread thread() {
        return thread;
    }

    /** Whether the call has ended, by returning or by throwing. */
    public boolean hasEnded() {
        return end.getCount() == 0;
    }

    /** Interrupts the thread. */
    public void interrupt() {
        thread.interrupt();
    }

    /**
     * Waits until the call has returned.
     *
     * @return what it returned
     * @throws AssertionError with the reason, if it throws or can never return
     */
    public T awaitReturn() {
        awaitEnd(name() + " never returned.");
        looked = true;
        if (thrown != null) {
            throw Failure.of(thrown, name());
        }
        return result;
    }

    /**
     * Waits until the call has returned, and says it in the test's own words if it does not.
     *
     * @param otherwise one sentence of what is seen then
     * @return what it returned
     */
    public T awaitReturn(String otherwise) {
        awaitEnd(otherwise);
        return awaitReturn();
    }

    /**
     * Waits until the call has ended by throwing.
     *
     * @param otherwise one sentence of what is seen if it does not end, or ends by returning
     * @return what it threw
     */
    public Throwable awaitThrown(String otherwise) {
        awaitEnd(otherwise);
        looked = true;
        if (thrown == null) {
            throw new AssertionError(otherwise + "\n" + name() + " returned instead.");
        }
        if (Failure.isNotWritten(thrown)) {
            throw Failure.of(thrown, name());
        }
        return thrown;
    }

    /**
     * Waits until the call has ended, one way or the other.
     *
     * @return what it threw, or {@code null} if it returned
     */
    public Throwable awaitEnd() {
        awaitEnd(name() + " never ended.");
        looked = true;
        if (thrown != null && Failure.isNotWritten(thrown)) {
            throw Failure.of(thrown, name());
        }
        return thrown;
    }

    private void awaitEnd(String otherwise) {
        threads.eventually(otherwise, this::hasEnded);
    }

    /** Whether the thread's interrupt flag was set when the call ended; {@code false} before that. */
    public boolean wasInterruptedAtEnd() {
        return interruptedAtEnd;
    }

    /** What the call threw, if it has; looking at it makes it an expected failure. */
    public Throwable thrown() {
        looked = true;
        return thrown;
    }

    Throwable unexpected() {
        return looked ? null : thrown;
    }

    /**
     * Checks that the thread waits without burning CPU, which it is expected to do at this moment. The measure is its own
     * CPU time and how often it wakes up, so a busy machine changes nothing.
     *
     * @param meaning what the test adds to the observation, such as what it waits for
     */
    public void assertBurnsNoCpu(String meaning) {
        threads.assertQuiet(thread, 200, meaning);
    }

    /**
     * Checks that the thread waits without burning CPU and wakes up at most so often.
     *
     * @param wakeUpsPerSecond how often it may look again by itself
     * @param meaning what the test adds to the observation
     */
    public void assertPollsAtMost(int wakeUpsPerSecond, String meaning) {
        threads.assertQuiet(thread, wakeUpsPerSecond, meaning);
    }
}
