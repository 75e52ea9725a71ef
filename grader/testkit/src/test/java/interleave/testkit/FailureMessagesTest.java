package interleave.testkit;

import static interleave.testkit.Graded.failureOf;
import static interleave.testkit.Graded.passes;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.sample.Locking;
import interleave.sample.Stub;
import interleave.sample.Throwing;
import interleave.sample.Waiting;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What a student reads when his code throws, or when the test has something to say. */
class FailureMessagesTest {
    @BeforeEach
    void beShort() {
        Patience.beShort();
    }

    @AfterEach
    void beAsUsual() {
        Patience.beAsUsual();
    }

    @Test
    void anExceptionOnAThread() {
        assertThat(failureOf(
                        threads -> threads.start("A", Throwing::illegalState).awaitReturn()))
                .isEqualTo(
                        "A threw IllegalStateException: the disk is full, at Throwing.illegalState (Throwing.java:#).");
    }

    @Test
    void anExceptionOnAThreadThatNobodyAwaits() {
        assertThat(failureOf(threads -> {
                    threads.start("A", Throwing::illegalState);
                    threads.settle();
                }))
                .isEqualTo(
                        "A threw IllegalStateException: the disk is full, at Throwing.illegalState (Throwing.java:#).");
    }

    @Test
    void anExceptionThatTheTestExpects() {
        passes(threads -> {
            TestThread<Void> a = threads.start("A", Throwing::illegalState);
            assertThat(a.awaitThrown("A did not throw.")).hasMessage("the disk is full");
            assertThat(a.thrown()).isInstanceOf(IllegalStateException.class);
            assertThat(threads.start("B", Throwing::illegalState).awaitEnd()).isNotNull();
        });
    }

    @Test
    void noExceptionWhereTheTestExpectsOne() {
        assertThat(failureOf(threads -> threads.start("A", () -> {}).awaitThrown("A was not refused.")))
                .isEqualTo("""
                        A was not refused.
                        A returned instead.""");
    }

    @Test
    void anExceptionThatExplainsWhyTheOthersWait() {
        assertThat(failureOf(threads -> {
                    CountDownLatch never = new CountDownLatch(1);
                    threads.start("B", Throwing::illegalState);
                    threads.start("A", () -> Waiting.toBeCountedDown(never)).awaitReturn();
                }))
                .isEqualTo("""
                        A never returned.
                        B threw IllegalStateException: the disk is full, at Throwing.illegalState (Throwing.java:#).
                        A waits for ever at Waiting.toBeCountedDown (Waiting.java:#), in CountDownLatch.await.""");
    }

    @Test
    void anExceptionOnAThreadThatTheStudentHasStarted() {
        assertThat(failureOf(threads -> {
                    Thread worker = new Thread(Throwing::illegalState, "worker-1");
                    threads.start("A", worker::start).awaitReturn();
                    threads.start("B", () -> Waiting.toBeCountedDown(new CountDownLatch(1)))
                            .awaitReturn();
                }))
                .isEqualTo("""
                        B never returned.
                        worker-1 threw IllegalStateException: the disk is full, at Throwing.illegalState (Throwing.java:#).
                        B waits for ever at Waiting.toBeCountedDown (Waiting.java:#), in CountDownLatch.await.""");
    }

    @Test
    void anExceptionOnAThreadOfTheStudentsFailsNoTestByItself() {
        passes(threads -> {
            Thread worker = new Thread(Throwing::illegalState, "worker-1");
            worker.start();
            threads.eventually("The worker never ended.", () -> !worker.isAlive());
        });
    }

    @Test
    void anExceptionIsToldAfterWhatTheTestHasSeen() {
        assertThat(failureOf(threads -> {
                    threads.start("A", Throwing::illegalState);
                    threads.settle();
                    throw new AssertionFailedError("The value is 1.");
                }))
                .isEqualTo("""
                        The value is 1.
                        A threw IllegalStateException: the disk is full, at Throwing.illegalState (Throwing.java:#).""");
    }

    @Test
    void anAssertionThatNeverHolds() {
        assertThat(failureOf(threads -> threads.eventually(
                        "Nothing was stored.",
                        () -> assertThat(List.of()).as("what is stored").hasSize(1))))
                .startsWith("Nothing was stored.\n[what is stored] \nExpected size: 1 but was: 0");
    }

    @Test
    void anExceptionOnTheTestsOwnThread() {
        assertThat(failureOf(threads -> Throwing.illegalState()))
                .isEqualTo(
                        "The call threw IllegalStateException: the disk is full, at Throwing.illegalState (Throwing.java:#).");
    }

    @Test
    void anExceptionOfTheTestItself() {
        assertThat(failureOf(threads -> Optional.empty().orElseThrow()))
                .isEqualTo("The test threw NoSuchElementException: No value present.");
    }

    @Test
    void anAssertionOfTheStudents() {
        assertThat(failureOf(threads -> Throwing.assertion()))
                .isEqualTo("The call threw AssertionError: this cannot be, at Throwing.assertion (Throwing.java:#).");
        assertThat(failureOf(threads -> Throwing.ownAssertion()))
                .isEqualTo(
                        "The call threw Throwing.OwnAssertion: one is not two, at Throwing.ownAssertion (Throwing.java:#).");
    }

    @Test
    void anExceptionThatThrowsWhenItIsAsked() {
        assertThat(failureOf(threads -> Throwing.rude()))
                .isEqualTo("The call threw Throwing.Rude, at Throwing.rude (Throwing.java:#).");
        assertThat(Graded.run(threads -> Throwing.wrapped()).orElseThrow())
                .hasStackTraceContaining("IllegalStateException: wrapped")
                .message()
                .startsWith("The call threw IllegalStateException: wrapped, at Throwing.wrapped");
    }

    @Test
    void anExceptionWithMuchToSay() {
        Throwable thrown = Graded.run(threads -> Throwing.enormous()).orElseThrow();
        assertThat(thrown.getMessage()).hasSizeLessThan(1_200).endsWith(").");
        assertThat(thrown.getCause().toString()).hasSizeLessThan(21_000);
    }

    @Test
    void anEndlessRecursionAndTooLittleMemory() {
        assertThat(failureOf(threads -> Throwing.recursion(0)))
                .isEqualTo("The call threw StackOverflowError, at Throwing.recursion (Throwing.java:#).");
        assertThat(failureOf(threads -> Throwing.outOfMemory()))
                .isEqualTo(
                        "The call threw OutOfMemoryError: Java heap space, at Throwing.outOfMemory (Throwing.java:#).");
    }

    @Test
    void aClassThatCannotBeInitialised() {
        assertThat(failureOf(threads -> new Throwing.BadInitialiser().value()))
                .isEqualTo(
                        "A static initialiser threw IllegalStateException: no value, at Throwing.BadInitialiser.fail (Throwing.java:#).");
        assertThat(failureOf(threads -> new Throwing.BadInitialiser().value()))
                .isEqualTo(
                        "Throwing.BadInitialiser cannot be used any more: its static initialiser has failed before.");
        assertThat(failureOf(threads -> new Throwing.WorseInitialiser().value()))
                .isEqualTo(
                        "The call threw Error: no class, at the static initialiser of Throwing.WorseInitialiser (Throwing.java:#).");
    }

    @Test
    void aStubThatIsNotWrittenYet() {
        String notWritten = "Stub.value (Stub.java:#) is not written yet: it throws UnsupportedOperationException.";
        Stub stub = new Stub();
        assertThat(failureOf(threads -> stub.value())).isEqualTo(notWritten);
        assertThat(failureOf(threads -> threads.start("A", stub::value).awaitReturn()))
                .isEqualTo(notWritten);
        assertThat(failureOf(threads -> threads.start("A", stub::value).awaitThrown("A was not refused.")))
                .isEqualTo(notWritten);
        assertThat(failureOf(threads -> threads.start("A", stub::value).awaitEnd()))
                .isEqualTo(notWritten);
        assertThat(failureOf(threads -> {
                    threads.start("A", stub::value);
                    threads.settle();
                }))
                .isEqualTo(notWritten);
        assertThat(failureOf(threads -> {
                    threads.start("A", stub::value);
                    threads.eventually("Nothing happened.", () -> false);
                }))
                .isEqualTo(notWritten);
        assertThat(failureOf(threads -> {
                    TestThread<Integer> a = threads.start("A", stub::value);
                    a.thread().join();
                    throw new AssertionFailedError("The value is 1.");
                }))
                .isEqualTo(notWritten);
    }

    @Test
    void whatTheJdkRefusesIsNotAStub() {
        assertThat(failureOf(
                        threads -> Locking.whileHoldingTheClass(() -> List.of().add(null))))
                .isEqualTo(
                        "The call threw UnsupportedOperationException, at Locking.whileHoldingTheClass (Locking.java:#).");
    }

    @Test
    void anAssumptionThatFailsAbortsTheTest() {
        assertThat(Graded.run(threads -> {
                    throw new TestAbortedException("not here");
                }))
                .containsInstanceOf(TestAbortedException.class);
    }
}
