package interleave.testkit;

import static interleave.testkit.Graded.failureOf;
import static interleave.testkit.Graded.passes;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.sample.Locking;
import interleave.sample.Waiting;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waiting without burning CPU is told from spinning and from polling. */
class QuietnessTest {
    private static final String QUESTION = "A is in its latency. How can B wait without asking?";

    @BeforeEach
    void letWaitersWait() {
        Waiting.stop = false;
    }

    @AfterEach
    void letWaitersGo() {
        Waiting.stop = true;
    }

    private static String whatIsSaidOf(Action waiting) {
        return failureOf(threads -> {
            Waiting.stop = false;
            TestThread<Void> b = threads.start("B", waiting);
            threads.settle();
            try {
                b.assertBurnsNoCpu(QUESTION);
            } finally {
                Waiting.stop = true;
            }
        });
    }

    @Test
    void blockedThreadsAreQuiet() {
        passes(threads -> {
            Gate disk = threads.gate("its latency");
            TestThread<Void> a = threads.start("A", () -> Locking.whileHoldingTheClass(disk::pass));
            disk.awaitArrivals(1, "A never came.");
            TestThread<Void> b = threads.start("B", () -> Locking.whileHoldingTheClass(disk::pass));
            TestThread<Void> c = threads.start("C", () -> Waiting.toBeCountedDown(new CountDownLatch(1)));
            TestThread<Void> d = threads.start("D", () -> Waiting.sleepOnce(60_000));
            for (TestThread<Void> quiet : List.of(a, b, c, d)) {
                quiet.assertBurnsNoCpu(QUESTION);
            }
            b.assertPollsAtMost(10, QUESTION);
        });
    }

    @Test
    void aThreadThatHasEndedIsQuiet() {
        passes(threads -> {
            TestThread<Void> a = threads.start("A", () -> {});
            a.awaitReturn();
            a.assertBurnsNoCpu(QUESTION);
        });
    }

    @Test
    void spinningBurnsCpu() {
        assertThat(whatIsSaidOf(Waiting::byRunning)).isEqualTo("""
                        B burns CPU while it waits, at Waiting.byRunning (Waiting.java:#).
                        A is in its latency. How can B wait without asking?""");
        assertThat(whatIsSaidOf(Waiting::byYielding)).isEqualTo("""
                        B burns CPU while it waits, at Waiting.byYielding (Waiting.java:#).
                        A is in its latency. How can B wait without asking?""");
        assertThat(whatIsSaidOf(Waiting::byOnSpinWait)).isEqualTo("""
                        B burns CPU while it waits, at Waiting.byOnSpinWait (Waiting.java:#).
                        A is in its latency. How can B wait without asking?""");
    }

    @Test
    void theFirstLineOfTheLoopIsNamedAndNotWhatItCallsNow() {
        StackTraceElement caller = line("set", 3);
        assertThat(Quietness.innermost(List.of(
                        List.of(caller, line("loop", 6), line("giveWay", 20)),
                        List.of(caller, line("loop", 5)),
                        List.of(caller, line("loop", 7), line("giveWay", 21)))))
                .contains(line("loop", 5));
        assertThat(Quietness.innermost(List.of(List.of(caller), List.of(line("run", 1)))))
                .contains(line("run", 1));
        assertThat(Quietness.innermost(List.of())).isEmpty();
    }

    private static StackTraceElement line(String method, int number) {
        return new StackTraceElement("Pipeline", method, "Pipeline.java", number);
    }

    @Test
    void wakingUpAgainAndAgainIsNotWaiting() {
        String often =
                "B (burns CPU|wakes up more than 200 times a second) while it waits, at Waiting\\.%s \\(Waiting\\.java:#\\)\\.\n"
                        + "A is in its latency\\. How can B wait without asking\\?";
        assertThat(whatIsSaidOf(Waiting::byParkingForANanosecond)).matches(often.formatted("byParkingForANanosecond"));
        assertThat(whatIsSaidOf(() -> Waiting.bySleeping(1))).matches(often.formatted("bySleeping"));
    }

    @Test
    void pollingTenTimesASecondMayBeAllowed() {
        passes(threads -> {
            TestThread<Void> a = threads.start("A", () -> Waiting.bySleeping(100));
            TestThread<Object> b = threads.start("B", () -> {
                ArrayBlockingQueue<Object> queue = new ArrayBlockingQueue<>(1);
                Object polled = null;
                while (polled == null && !Waiting.stop) {
                    polled = queue.poll(100, TimeUnit.MILLISECONDS);
                }
                return polled;
            });
            threads.settle();
            a.assertPollsAtMost(10, QUESTION);
            b.assertPollsAtMost(10, QUESTION);
        });
    }

    @Test
    void pollingMoreOftenIsTold() {
        assertThat(failureOf(threads ->
                        threads.start("B", () -> Waiting.bySleeping(10)).assertPollsAtMost(10, QUESTION)))
                .matches(
                        "B wakes up more than 10 times a second while it waits, at Waiting\\.bySleeping \\(Waiting\\.java:#\\)\\.\n"
                                + "A is in its latency\\. How can B wait without asking\\?");
    }
}
