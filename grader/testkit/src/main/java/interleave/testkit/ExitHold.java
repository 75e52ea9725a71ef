package interleave.testkit;

import interleave.explorer.JvmEnd;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps a {@code System.exit} or {@code Runtime.halt} in the student's code from taking all the tests with it that are
 * still to come.
 *
 * <p>A JVM ends only when its shutdown hooks have ended, and all other threads go on meanwhile. So a hook holds the end
 * back until the tests are done. Whoever called {@code System.exit} stays in that call, and its test fails with the
 * line. {@code Runtime.halt} runs no such hook; where the explorer's agent is there, that holds the thread which calls it.
 */
final class ExitHold {
    private static final Map<String, String> CALLS = Map.of("exit", "System.exit", "halt", "Runtime.halt");
    private static final long MOST_MINUTES_OF_TESTS = 10;
    private static final long SECONDS_TO_SAY_GOODBYE = 10;

    private final CountDownLatch testsAreDone = new CountDownLatch(1);
    private final Runnable endedFromOutside;

    /**
     * @param endedFromOutside what to do if it is nobody of this JVM who ends it
     */
    ExitHold(Runnable endedFromOutside) {
        this.endedFromOutside = endedFromOutside;
    }

    /** Holds the end of this JVM back from now on. */
    void begin() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::hold, "testkit-exit"));
        JvmEnd.beforeHalt(this::holdHalt);
    }

    /** Lets the JVM end. */
    void end() {
        testsAreDone.countDown();
    }

    private void hold() {
        if (testsAreDone.getCount() == 0) {
            return;
        }
        if (Thread.getAllStackTraces().values().stream()
                .noneMatch(stack -> caller(stack).isPresent())) {
            endedFromOutside.run();
            return;
        }
        try {
            testsAreDone.await(MOST_MINUTES_OF_TESTS, TimeUnit.MINUTES);
            // Surefire tells Maven that all is well, and then exits itself; that must not come out as the student's
            // exit.
            for (int tick = 0; tick < SECONDS_TO_SAY_GOODBYE * 100 && !harnessExits(); tick++) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            // Then it is time to end.
        }
        Runtime.getRuntime().halt(0);
    }

    /** Called by a thread that is about to halt the JVM. The student's stays here until the tests are done. */
    private void holdHalt() {
        if (caller(Thread.currentThread().getStackTrace()).isEmpty()) {
            return;
        }
        // No time limit here: the wait must look as hopeless as it is. And no interrupt: that is a clean-up's.
        while (testsAreDone.getCount() > 0) {
            try {
                testsAreDone.await();
            } catch (InterruptedException e) {
                // Go on.
            }
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_SAY_GOODBYE);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(this, end - System.nanoTime());
            Thread.interrupted();
        }
    }

    private static boolean harnessExits() {
        return Thread.getAllStackTraces().values().stream()
                .anyMatch(stack -> call(stack).isPresent() && caller(stack).isEmpty());
    }

    /** The student's line that called {@code System.exit} or {@code halt}, if this is the stack of such a thread. */
    static Optional<StackTraceElement> caller(StackTraceElement[] stack) {
        return call(stack).flatMap(call -> Failure.studentLine(stack));
    }

    /** The name of the call that ends the JVM, if this is the stack of a thread that is in one. */
    static Optional<String> call(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> frame.getClassName().equals("java.lang.Runtime"))
                .map(frame -> CALLS.get(frame.getMethodName()))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
