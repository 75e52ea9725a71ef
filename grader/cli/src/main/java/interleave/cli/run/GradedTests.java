package interleave.cli.run;

import interleave.cli.compile.Javac;
import interleave.cli.compile.TestLibraries;
import interleave.cli.metadata.Exercise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An exercise's tests, compiled once for all answers.
 *
 * @param exercise whose tests they are
 * @param classes the folder of their classes
 * @param sources the folders of their source files
 * @param names the names of the test classes
 * @param withMockito whether they use Mockito, whose agent takes its time to start
 */
public record GradedTests(
        Exercise exercise, Path classes, List<Path> sources, List<String> names, boolean withMockito) {

    /**
     * Compiles the tests of an exercise.
     *
     * @param exercise whose tests are meant
     * @param stub the sources of the stub; every answer has its public API
     * @param into a folder of this call's own
     * @throws Broken if anything does not compile
     */
    public static GradedTests of(Exercise exercise, List<Path> stub, Path into) throws Broken {
        compile(exercise, stub, into);
        return compiled(exercise, into);
    }

    /**
     * Compiles them, for {@link #compiled}.
     *
     * @throws Broken if anything does not compile
     */
    public static void compile(Exercise exercise, List<Path> stub, Path into) throws Broken {
        Path stubClasses = stubClasses(into);
        Broken.throwIfPresent(Javac.compile(stub, List.of(), stubClasses));
        List<Path> classPath = new ArrayList<>(List.of(stubClasses));
        classPath.addAll(TestLibraries.classPath());
        Broken.throwIfPresent(Javac.compile(sources(exercise), classPath, testClasses(into)));
    }

    /** Where the stub's classes are. */
    public static Path stubClasses(Path into) {
        return into.resolve("stub-classes");
    }

    private static Path testClasses(Path into) {
        return into.resolve("test-classes");
    }

    /** The tests that were compiled into that folder. */
    public static GradedTests compiled(Exercise exercise, Path into) {
        List<Path> sources = sources(exercise);
        List<String> names = sources.stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith("Test.java"))
                .map(name -> exercise.packageName() + "." + name.substring(0, name.length() - ".java".length()))
                .toList();
        List<Path> folders = sources.stream().map(Path::getParent).distinct().toList();
        return new GradedTests(exercise, testClasses(into), folders, names, useMockito(sources));
    }

    /** Whether an exercise's tests use Mockito, whose agent takes its time to start. */
    public static boolean useMockito(Exercise exercise) {
        return useMockito(sources(exercise));
    }

    private static boolean useMockito(List<Path> sources) {
        return sources.stream().anyMatch(GradedTests::usesMockito);
    }

    /** Whether the tests of a class explore schedules, by its name. */
    public static boolean explores(String testClass) {
        return testClass.endsWith("SchedulesTest");
    }

    /** Those that do not explore schedules. */
    GradedTests scripted() {
        return new GradedTests(
                exercise,
                classes,
                sources,
                names.stream().filter(name -> !explores(name)).toList(),
                withMockito);
    }

    private static List<Path> sources(Exercise exercise) {
        try (Stream<Path> all = Files.walk(exercise.folder().resolve("src/test/java"))) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean usesMockito(Path source) {
        try {
            return Files.readString(source).contains("org.mockito");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
