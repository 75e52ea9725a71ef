package interleave.cli.law;

import interleave.cli.metadata.Exercise;
import interleave.cli.run.Broken;
import interleave.cli.run.GradedTests;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The tests of each exercise, compiled when they are first asked for. Any thread may ask; it may have to wait. */
final class CompiledTests {
    private final CommittedStubs stubs;
    private final Path work;
    private final Map<String, GradedTests> compiled = new HashMap<>();
    private final Map<String, Broken> broken = new HashMap<>();

    CompiledTests(CommittedStubs stubs, Path work) {
        this.stubs = stubs;
        this.work = work;
    }

    /**
     * The tests of an exercise.
     *
     * @throws Broken if they do not compile, each time that they are asked for
     */
    synchronized GradedTests of(Exercise exercise) throws Broken {
        if (broken.containsKey(exercise.id())) {
            throw broken.get(exercise.id());
        }
        GradedTests tests = compiled.get(exercise.id());
        if (tests == null) {
            try {
                tests = GradedTests.of(
                        exercise, stubs.sources(exercise), work.resolve("tests").resolve(exercise.id()));
            } catch (Broken e) {
                broken.put(exercise.id(), e);
                throw e;
            }
            compiled.put(exercise.id(), tests);
        }
        return tests;
    }
}
