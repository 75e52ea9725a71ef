package interleave.testkit;

import interleave.explorer.Runaway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.awaitility.core.ThrowingRunnable;

/**
 * The threads of one test: starts them, waits for what they must do, tells why it cannot happen, and stops them when the
 * test is over. A graded test takes it as its parameter.
 *
 * <p>{@link #eventually} gives up when every thread is blocked for good, when one burns CPU and nothing comes of it, or
 * when nothing that the test can see has happened for many seconds. All of these are measured in what the machine did for
 * other threads as well as in time, so a slow or busy machine only makes it wait longer.
 *
 * <p>The waiting methods belong to the test's own thread. {@link #happened} may be called from anywhere.
 */
public final class Threads {
    private static final Duration AT_MOST = Duration.ofSeconds(40);
    private static final int INTERRUPTS = 3;
    private static final long RUNAWAY_CPU_NANOS = 50_000_000;

    /** A pool starts another thread for one that has ended, with the next task of the same kind. */
    private static final int RUNAWAYS_ONE_AFTER_THE_OTHER = 3;

    private static final int MOST_THROWN = 5;

    private final List<TestThread<?>> started = new ArrayList<>();
    private final List<Gate> gates = new ArrayList<>();
    private final Map<Thread, String> parked = new ConcurrentHashMap<>();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong looks = new AtomicLong();
    private final Queue<String> died = new ConcurrentLinkedQueue<>();

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
        try {
            Awaitility.await(otherwise)
                    .dontCatchUncaughtExceptions()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(AT_MOST)
                    .failFast(() -> giveUpIfHopeless(watch))
                    .untilAsserted(assertion);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            giveUp(otherwise, assertion, watch);
        }
    }

    private void giveUpIfHopeless(Watch watch) {
        look(watch);
        if (Patience.inForce().isOverInOneWait(watch) || notWritten().isPresent()) {
            throw new AssertionError("hopeless");
        }
    }

    private void look(Watch watch) {
        looks.incrementAndGet();
        watch.look();
    }

    private void giveUp(String otherwise, ThrowingRunnable assertion, Watch watch) {
        throwIfNotWritten();
        String hang = hangReport(watch);
        try {
            assertion.run();
        } catch (Throwable t) {
            String seen = Failure.message(t).isBlank()
                    ? ""
                    : "\n" + Failure.message(t).strip();
            throw new AssertionError(
                    HangReport.endOfAllFirst(otherwise.strip() + seen + hang),
                    t instanceof AssertionError ? null : Failure.harmless(t));
        }
    }

    /** Tells a stub that is still to be written, rather than what follows from it. */
    void throwIfNotWritten() {
        notWritten().ifPresent(t -> {
            throw Failure.of(t.thrown(), t.name());
        });
    }

    private Optional<TestThread<?>> notWritten() {
        return startedSoFar().stream()
                .filter(t -> t.unexpected() != null && Failure.isNotWritten(t.unexpected()))
                .<TestThread<?>>map(t -> t)
                .findFirst();
    }

    /** Why an unfinished test does not go on, each sentence on a line of its own that begins with a line feed. */
    String hangReport(Watch watch) {
        List<Thread> told =
                watch.watched().stream().filter(t -> !Census.isAsItWasLeft(t)).toList();
        return whatWasThrown()
                + HangReport.of(told, parked, watch.isKnownToBeStillForGood()).stream()
                        .map(s -> "\n" + s)
                        .collect(Collectors.joining());
    }

    /** What threads have thrown that no part of the test has looked at, each on a line that begins with a line feed. */
    String whatWasThrown() {
        Stream<String> unexpected = startedSoFar().stream()
                .filter(t -> t.unexpected() != null)
                .map(t -> Failure.sentence(t.unexpected(), t.name()));
        return Stream.concat(unexpected, died.stream())
                .distinct()
                .limit(MOST_THROWN)
                .map(s -> "\n" + s)
                .collect(Collectors.joining());
    }

    /** Keeps what ended a thread that the student's code has started; it is told if the test fails. */
    void died(Thread thread, Throwable thrown) {
        died.add(Failure.sentence(thrown, Names.of(thread)));
    }

    /**
     * Waits until nothing moves any more: every thread has ended, is parked at a gate, or is blocked. What has not
     * happened by then will not happen until the test does something.
     *
     * <p>It returns as well if a thread goes on running and nothing comes of it, because waiting by spinning is right in
     * some exercises, and after some seconds in which things happened again and again.
     */
    public void settle() {
        Watch watch = new Watch(this, Thread.currentThread());
        do {
            pause();
            look(watch);
        } while (!isSettled(watch));
        throwIfNotWritten();
    }

    /** A drowsy thread may have to wake up before another one sees what there is to do: twice 100 ms, for pollers. */
    private static boolean isSettled(Watch watch) {
        return watch.isStill(watch.isDrowsy() ? 220 : 25, watch.isDrowsy() ? 80 : 20)
                || watch.isBusy(60) && watch.isWithoutEvent(60, 20)
                || watch.isWithoutEvent(3_000, 500)
                || watch.isOld(4_000, 800);
    }

    void assertQuiet(Thread thread, int wakeUpsPerSecond, String meaning) {
        new Quietness(thread, looks::incrementAndGet).check(wakeUpsPerSecond, meaning);
    }

    /** Grows as long as the test's thread is in one of the waits above, which have an end of their own. */
    long looks() {
        return looks.get();
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

    /** Throws what a thread threw that no part of the test has looked at. */
    void throwUnexpected() {
        throwIfNotWritten();
        for (TestThread<?> thread : startedSoFar()) {
            if (thread.unexpected() != null) {
                throw Failure.of(thread.unexpected(), thread.name());
            }
        }
    }

    /**
     * Ends what the test has left behind: opens the gates, interrupts every thread and waits for those that can end. Whoever
     * runs on is ended where its code next turns in a loop. What cannot be stopped is given up, and does not spoil later
     * tests.
     */
    void stop(Thread... except) {
        synchronized (gates) {
            gates.forEach(Gate::open);
        }
        Map<Thread, Long> cpuBefore = new HashMap<>();
        mayRunAway(except).forEach(thread -> cpuBefore.put(thread, Sight.cpuNanos(thread)));
        // Whoever swallows one interrupt may heed the next; whoever runs on and on heeds none.
        Watch watch = null;
        for (int i = 0; i < INTERRUPTS && (watch == null || watch.isStill(20, 12)); i++) {
            stillToEnd(except).forEach(Thread::interrupt);
            watch = new Watch(this, except);
            do {
                if (stillToEnd(except).isEmpty()) {
                    return;
                }
                pause();
                watch.look();
            } while (mayStillEnd(watch));
        }
        endRunaways(cpuBefore, except);
        Census.leaveBehind(stillToEnd(except));
    }

    /** Of those that are left, the ones that burn CPU; one that is only awake now and then may be there for later tests. */
    private void endRunaways(Map<Thread, Long> cpuBefore, Thread... except) {
        for (int i = 0; i < RUNAWAYS_ONE_AFTER_THE_OTHER; i++) {
            List<Thread> runaways = mayRunAway(except)
                    .filter(thread -> Sight.cpuNanos(thread) - cpuBefore.getOrDefault(thread, 0L) >= RUNAWAY_CPU_NANOS)
                    .toList();
            if (runaways.isEmpty()) {
                return;
            }
            for (Thread thread : runaways) {
                thread.setUncaughtExceptionHandler((ended, thrown) -> {});
                Runaway.end(thread);
            }
            Watch watch = new Watch(this, except);
            do {
                pause();
                watch.look();
            } while (mayStillEnd(watch));
        }
    }

    /** Whether threads that have been told to end may be on their way. */
    private static boolean mayStillEnd(Watch watch) {
        return !watch.isStill(20, 12) && !watch.isBusy(100) && !watch.isOld(1_000, 200);
    }

    private static Stream<Thread> mayRunAway(Thread... except) {
        return Stream.concat(stillToEnd(except).stream(), Census.leftRunning().stream());
    }

    private static List<Thread> stillToEnd(Thread... except) {
        return Census.counted(Set.of(except)).stream()
                .filter(t -> !Census.isAsItWasLeft(t) && !Census.isIdleWorker(t))
                .toList();
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
