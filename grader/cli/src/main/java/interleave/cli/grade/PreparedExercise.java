package interleave.cli.grade;

import interleave.cli.metadata.Exercise;
import interleave.cli.run.Broken;
import interleave.cli.run.GradedTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What all submissions of one exercise have in common.
 *
 * @param tests its tests, compiled
 * @param promiseByTest the tests that must run, each with its promise
 * @param stubClasses the folder of the stub's classes
 * @param api what they were compiled against
 * @param classNames the names of all top-level classes of the tests
 */
record PreparedExercise(
        GradedTests tests, Map<String, String> promiseByTest, Path stubClasses, Api api, Set<String> classNames) {

    /**
     * Has the tests compiled, if they are not yet.
     *
     * @param into a folder of this exercise's own
     * @throws Broken if the kit's own stub or tests do not compile
     */
    static PreparedExercise of(Exercise exercise, KeptTests kept, Path into) throws Broken, IOException {
        kept.put(exercise, into);
        GradedTests tests = GradedTests.compiled(exercise, into);
        Set<String> names = new HashSet<>();
        for (Path source : javaFiles(exercise.folder().resolve("src/test/java"))) {
            String file = source.getFileName().toString();
            names.add(exercise.packageName() + "." + file.substring(0, file.length() - ".java".length()));
        }
        Path stubClasses = GradedTests.stubClasses(into);
        return new PreparedExercise(
                tests,
                PlannedTests.in(tests.classes(), tests.names()),
                stubClasses,
                Api.in(stubClasses),
                Set.copyOf(names));
    }

    /** The sources of the tests, by the name of the file. */
    Map<String, String> testSources() {
        Map<String, String> sources = new TreeMap<>();
        for (Path source : javaFiles(tests.exercise().folder().resolve("src/test/java"))) {
            sources.put(source.getFileName().toString(), text(source));
        }
        return sources;
    }

    /** Whether a class is one of the tests', or within one. */
    boolean isTest(String className) {
        int dollar = className.indexOf('$');
        return classNames.contains(dollar < 0 ? className : className.substring(0, dollar));
    }

    private static String text(Path source) {
        try {
            return Files.readString(source, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All in a folder, and below. */
    static List<Path> javaFiles(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return new ArrayList<>(all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
