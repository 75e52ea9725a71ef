package interleave.testkit;

import static interleave.testkit.Graded.passes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgramOfItsOwnTest {
    private ProgramOfItsOwn program;

    @AfterEach
    void end() {
        program.close();
    }

    static final class WithADaemon {
        public static void main(String[] arguments) {
            begin(true);
            System.out.println(ProgramOfItsOwn.MAIN_RETURNS);
        }

        static void begin(boolean daemon) {
            Thread thread = new Thread(() -> {
                try {
                    Thread.sleep(3_600_000);
                } catch (InterruptedException e) {
                    // Whoever closes the program wants it to end.
                }
            });
            thread.setDaemon(daemon);
            thread.start();
        }
    }

    static final class WithAnotherThread {
        public static void main(String[] arguments) {
            WithADaemon.begin(false);
            System.out.println(ProgramOfItsOwn.MAIN_RETURNS);
        }
    }

    static final class Failing {
        public static void main(String[] arguments) {
            throw new IllegalStateException("no disk");
        }
    }

    @Test
    void aDaemonLetsItEnd() {
        passes(threads -> assertEnds(threads, ProgramOfItsOwn.start(threads, WithADaemon.class)));
    }

    @Test
    void aDaemonLetsItEndInHere() {
        passes(threads -> assertEnds(threads, ProgramOfItsOwn.startInHere(threads, WithADaemon.class)));
    }

    @Test
    void anotherThreadKeepsItAlive() {
        passes(threads -> assertStaysAlive(threads, ProgramOfItsOwn.start(threads, WithAnotherThread.class)));
    }

    @Test
    void anotherThreadKeepsItAliveInHere() {
        passes(threads -> assertStaysAlive(threads, ProgramOfItsOwn.startInHere(threads, WithAnotherThread.class)));
    }

    @Test
    void whatItThrowsIsPrinted() {
        passes(threads -> {
            program = ProgramOfItsOwn.start(threads, Failing.class);
            threads.eventually("it never ended", program::hasEnded);
            threads.eventually(
                    "it did not tell", () -> program.printed().toString().contains("no disk"));
            assertThat(program.printed()).doesNotContain(ProgramOfItsOwn.MAIN_RETURNS);
        });
    }

    private void assertEnds(Threads threads, ProgramOfItsOwn started) {
        program = started;
        threads.eventually("it never ended", program::hasEnded);
        threads.eventually("its main never ended", () -> program.printed().contains(ProgramOfItsOwn.MAIN_RETURNS));
    }

    private void assertStaysAlive(Threads threads, ProgramOfItsOwn started) {
        program = started;
        threads.eventually("its main never ended", () -> program.printed().contains(ProgramOfItsOwn.MAIN_RETURNS));
        threads.settle();
        assertThat(program.hasEnded()).isFalse();
    }
}
