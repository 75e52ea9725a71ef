package interleave.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs a script as if it were the body of a graded test. */
final class Graded {
    private static volatile Script script;

    private Graded() {}

    /** The body of a graded test. */
    interface Script {
        void run(Threads threads) throws Exception;
    }

    /** The test whose body the script is. */
    static class TheTest {
        @Promise("00.1")
        void promise(Threads threads) throws Exception {
            script.run(threads);
        }
    }

    /** What a student reads if the script fails, each line number replaced by {@code #}. */
    static String failureOf(Script body) {
        Optional<Throwable> thrown = run(body);
        assertThat(thrown).as("what the graded test throws").isPresent();
        return withoutLineNumbers(thrown.get().getMessage());
    }

    static void passes(Script body) {
        assertThat(run(body)).as("what the graded test throws").isEmpty();
    }

    static Optional<Throwable> run(Script body) {
        script = body;
        return failuresIn(TheTest.class).get(0);
    }

    /** What each test of a class throws, in the order of the tests. */
    static List<Optional<Throwable>> failuresIn(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .execute()
                .testEvents()
                .finished()
                .map(e -> e.getRequiredPayload(TestExecutionResult.class).getThrowable())
                .toList();
    }

    static String withoutLineNumbers(String message) {
        return message.replaceAll("\\.java:\\d+\\)", ".java:#)");
    }
}
