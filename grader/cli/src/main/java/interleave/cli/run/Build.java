package interleave.cli.run;

import interleave.cli.compile.Javac;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * An answer, compiled against the JDK alone, and the tests that it is to pass.
 *
 * @param answerClasses the folder of the answer's classes
 * @param answerSources the folders of its source files
 * @param tests those of its exercise
 */
public record Build(Path answerClasses, List<Path> answerSources, GradedTests tests) {

    /**
     * Compiles an answer.
     *
     * @param tests those of its exercise
     * @param answer the answer's source files
     * @param into a folder of this build's own
     * @throws Broken if it does not compile
     */
    public static Build of(GradedTests tests, List<Path> answer, Path into) throws Broken {
        Path classes = into.resolve("classes");
        Broken.throwIfPresent(Javac.compile(answer, List.of(), classes));
        return new Build(
                classes, answer.stream().map(Path::getParent).distinct().toList(), tests);
    }

    /** The same answer, without the tests that explore schedules. */
    public Build scripted() {
        return new Build(answerClasses, answerSources, tests.scripted());
    }

    /** Where the answer's and the tests' classes are. */
    List<Path> classes() {
        return List.of(answerClasses, tests.classes());
    }

    /** Where the answer's and the tests' source files are. */
    List<Path> sources() {
        return Stream.concat(answerSources.stream(), tests.sources().stream()).toList();
    }
}
