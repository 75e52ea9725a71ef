package interleave.testkit;

import static interleave.testkit.Graded.failureOf;
import static interleave.testkit.Graded.passes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GateTest {
    @Test
    void aThreadWaitsUntilItIsOpened() {
        passes(threads -> {
            Gate gate = threads.gate("its latency");
            TestThread<Void> a = threads.start("A", gate::pass);
            gate.awaitArrivals(1, "A never came.");
            threads.settle();
            assertThat(a.hasEnded()).isFalse();
            a.assertBurnsNoCpu("A is at a gate.");
            gate.open();
            a.awaitReturn();
            assertThat(a.wasInterruptedAtEnd()).isFalse();
            threads.start("B", gate::pass).awaitReturn();
            assertThat(gate.arrivals()).isEqualTo(2);
        });
    }

    @Test
    void oneThreadIsLetThroughAtATime() {
        passes(threads -> {
            Gate gate = threads.gate("its latency");
            TestThread<Void> a = threads.start("A", gate::pass);
            TestThread<Void> b = threads.start("B", gate::pass);
            gate.awaitArrivals(2, "A or B never came.");
            gate.letOneThrough();
            threads.settle();
            assertThat(a.hasEnded()).isNotEqualTo(b.hasEnded());
            gate.letOneThrough();
            a.awaitReturn();
            b.awaitReturn();
        });
    }

    @Test
    void oneMayBeLetThroughBeforeItComes() {
        passes(threads -> {
            Gate gate = threads.gate("its latency");
            gate.letOneThrough();
            threads.start("A", gate::pass).awaitReturn();
            TestThread<Void> b = threads.start("B", gate::pass);
            threads.settle();
            assertThat(b.hasEnded()).isFalse();
        });
    }

    @Test
    void anInterruptDoesNotMoveAThreadAndIsKept() {
        passes(threads -> {
            Gate gate = threads.gate("its latency");
            TestThread<Void> a = threads.start("A", gate::pass);
            TestThread<Void> b = threads.start("B", () -> {
                Thread.currentThread().interrupt();
                gate.pass();
            });
            gate.awaitArrivals(2, "A or B never came.");
            a.interrupt();
            threads.settle();
            assertThat(a.hasEnded()).isFalse();
            assertThat(b.hasEnded()).isFalse();
            gate.open();
            a.awaitReturn();
            b.awaitReturn();
            assertThat(a.wasInterruptedAtEnd()).isTrue();
            assertThat(b.wasInterruptedAtEnd()).isTrue();
        });
    }

    @Test
    void aThreadThatNeverComes() {
        assertThat(failureOf(threads -> {
                    Gate gate = threads.gate("its latency");
                    threads.start("A", () -> {});
                    gate.awaitArrivals(1, "A never came to its latency.");
                }))
                .isEqualTo("A never came to its latency.");
    }
}
