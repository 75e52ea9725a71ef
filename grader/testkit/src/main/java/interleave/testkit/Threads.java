package interleave.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.awaitility.core.ThrowingRunnable;

/**
 * The threads of one test: starts them, waits for what they must do, tells why it cannot happen, and stops them when the
 * test is over. A graded test takes it as its parameter.
 *
 * <p>No wait is decided by the clock. {@link #eventually} gives up when every thread is blocked for good, when one burns
 * CPU and nothing comes of it, or when nothing at all has happened for seconds in which the machine did serve other
 * threads; a slow or busy machine only makes it wait longer.
 *
 * <p>The waiting methods belong to the test's own thread. {@link #happened} may be called from anywhere.
 */
public final class Threads {
    private static final long STUCK_MILLIS = 500;
    private static final long STUCK_ANSWERS = 150;
    private static final long BUSY_CPU_MILLIS = 1_500;
    private static final long IDLE_MILLIS = 5_000;
    private static final long IDLE_ANSWERS = 1_000;
    private static final Duration AT_MOST = Duration.ofSeconds(40);

    private final List<TestThread<?>> started = new ArrayList<>();
    private final List<Gate> gates = new ArrayList<>();
    private final Map<Thread, String> parked = new ConcurrentHashMap<>();
    private final AtomicLong events = new AtomicLong();
    private volatile boolean waiting;

    Threads() {}

    /** Starts a named daemon thread that makes this call. */
    public <T> TestThread<T> start(String name, Callable<T> call) {
        TestThread<T> thread = new TestThread<>(this, name, call);
        synchronized (started) {
            started.add(thread);
        }
        thread.begin();
        return thread;
    }

    /** Starts a named daemon thread that makes this call. */
    public TestThread<Void> start(String name, Action call) {
        return start(name, () -> {
            call.run();
            return null;
        });
    }

    /**
     * Makes a gate that parks threads.
     *
     * @param place where it stands, as messages say it: {@code its latency}
     */
    public Gate gate(String place) {
        Gate gate = new Gate(this, place);
        synchronized (gates) {
            gates.add(gate);
        }
        return gate;
    }

    /** Tells the kit that something has happened which the test can see; gates and ends of threads tell it themselves. */
    public void happened() {
        events.incrementAndGet();
    }

    /**
     * Waits until something that must happen has happened.
     *
     * @param otherwise one sentence of what is seen if it never does; it is the first line of the failure
     * @param condition what must become true
     * @throws AssertionError with that sentence and with who waits for what
     */
    public void eventually(String otherwise, BooleanSupplier condition) {
        eventually(otherwise, () -> {
            if (!condition.getAsBoolean()) {
                throw new AssertionError("");
            }
        });
    }

    /**
     * Waits until an assertion holds.
     *
     * @param otherwise one sentence of what is seen if it never does; it is the first line of the failure
     * @param assertion what must come to hold
     * @throws AssertionError with that sentence, what the assertion says, and who waits for what
     */
    public void eventually(String otherwise, ThrowingRunnable assertion) {
        Watch watch = new Watch(this, Thread.currentThread());
        waiting = true;
        try {
            Awaitility.await(otherwise)
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(AT_MOST)
                    .failFast(() -> giveUpIfHopeless(watch))
                    .untilAsserted(assertion);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            giveUp(otherwise, assertion, watch);
        } finally {
            waiting = false;
        }
    }

    private void giveUpIfHopeless(Watch watch) {
        watch.look();
        if (isHopeless(watch) || notWritten().isPresent()) {
            throw new AssertionError("hopeless");
        }
    }

    static boolean isHopeless(Watch watch) {
        return watch.isStillForGood(STUCK_MILLIS, STUCK_ANSWERS)
                || watch.isBusy(BUSY_CPU_MILLIS)
                || watch.isWithoutEvent(IDLE_MILLIS, IDLE_ANSWERS);
    }

    private void giveUp(String otherwise, ThrowingRunnable assertion, Watch watch) {
        notWritten().ifPresent(t -> {
            throw Failure.of(t.thrown(), t.name());
        });
        String hang = hangReport(watch);
        try {
            assertion.run();
        } catch (Throwable t) {
            String seen = t.getMessage() == null || t.getMessage().isBlank() ? "" : "\n" + t.getMessage().strip();
            throw new AssertionError(otherwise + seen + hang, t instanceof AssertionError ? null : t);
        }
    }

    private Optional<TestThread<?>> notWritten() {
        return startedSoFar().stream()
                .filter(t -> t.unexpected() != null && Failure.isNotWritten(t.unexpected()))
                .<TestThread<?>>map(t -> t)
                .findFirst();
    }

    /** What an unfinished test's threads wait for, each sentence on a line of its own that begins with a line feed. */
    String hangReport(Watch watch) {
        String thrown = startedSoFar().stream()
                .filter(t -> t.unexpected() != null)
                .map(t -> "\n" + Failure.sentence(t.unexpected(), t.name()))
                .collect(Collectors.joining());
        List<String> told = HangReport.of(watch.watched(), parked);
        return thrown + told.stream().map(s -> "\n" + s).collect(Collectors.joining());
    }

    /**
     * Waits until nothing moves any more: every thread has ended, is parked at a gate, or is blocked. What has not
     * happened by then will not happen until the test does something.
     *
     * <p>It returns as well if a thread goes on running and nothing comes of it, because waiting by spinning is right in
     * some exercises.
     */
    public void settle() {
        Watch watch = new Watch(this, Thread.currentThread());
        waiting = true;
        try {
            do {
                pause();
                watch.look();
            } while (!isSettled(watch));
        } finally {
            waiting = false;
        }
        notWritten().ifPresent(t -> {
            throw Failure.of(t.thrown(), t.name());
        });
    }

    private static boolean isSettled(Watch watch) {
        return watch.isStill(watch.isDrowsy() ? 150 : 15, watch.isDrowsy() ? 60 : 10)
                || watch.isBusy(150)
                || watch.isWithoutEvent(3_000, 500);
    }

    void assertQuiet(Thread thread, int wakeUpsPerSecond, String meaning) {
        waiting = true;
        try {
            Quietness.check(thread, wakeUpsPerSecond, meaning);
        } finally {
            waiting = false;
        }
    }

    /** Whether the test's thread is in one of the waits above, which have an end of their own. */
    boolean isWaiting() {
        return waiting;
    }

    long events() {
        return events.get();
    }

    void parks(Thread thread, String place) {
        parked.put(thread, place);
    }

    void goesOn(Thread thread) {
        parked.remove(thread);
    }

    private List<TestThread<?>> startedSoFar() {
        synchronized (started) {
            return List.copyOf(started);
        }
    }

    /** What a thread threw that no part of the test has looked at. */
    Optional<AssertionError> firstUnexpected() {
        return startedSoFar().stream()
                .filter(t -> t.unexpected() != null)
                .map(t -> Failure.of(t.unexpected(), t.name()))
                .findFirst();
    }

    /**
     * Ends what the test has left behind: opens the gates, interrupts every thread and waits for those that can end. What
     * cannot be stopped is given up, and does not count in later tests.
     */
    void stop(Thread... except) {
        synchronized (gates) {
            gates.forEach(Gate::open);
        }
        Watch watch = new Watch(this, except);
        List<Thread> left = mortal(watch);
        left.forEach(Thread::interrupt);
        while (!left.isEmpty()) {
            pause();
            watch.look();
            if (watch.isStill(60, 30) || watch.isBusy(200) || watch.isWithoutEvent(1_000, 300)) {
                left.forEach(Watch::abandon);
                return;
            }
            left = mortal(watch);
        }
    }

    private static List<Thread> mortal(Watch watch) {
        return watch.watched().stream().filter(t -> !Watch.isOfTheCommonPool(t)).toList();
    }

    /** The looks of a wait are a millisecond apart: it waits for threads, so it must leave them the processor. */
    static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new AssertionError("The test was stopped from outside.", e);
        }
    }
}
