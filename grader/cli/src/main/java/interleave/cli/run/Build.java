package interleave.cli.run;

import interleave.cli.compile.TestLibraries;
import interleave.cli.metadata.Exercise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * An answer and an exercise's tests, compiled together: the answer against the JDK alone, the tests against the answer.
 *
 * @param answerClasses the folder of the answer's classes
 * @param testClasses the folder of the tests' classes
 * @param tests the names of the test classes
 * @param sourceFolders where the answer's and the tests' source files lie
 * @param withMockito whether the tests use Mockito, whose agent takes its time to start
 */
public record Build(Path answerClasses, Path testClasses, List<String> tests, List<Path> sourceFolders, boolean withMockito) {

    /** Says in a sentence which line does not compile. */
    public static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String sentence) {
            super(sentence);
        }
    }

    /**
     * Compiles.
     *
     * @param exercise whose tests are meant
     * @param answer the answer's source files
     * @param into a folder of this build's own
     * @throws Broken if anything does not compile
     */
    public static Build of(Exercise exercise, List<Path> answer, Path into) throws Broken {
        Path answerClasses = into.resolve("classes");
        Path testClasses = into.resolve("test-classes");
        compile(answer, List.of(), answerClasses);
        List<Path> tests = testSources(exercise);
        List<Path> classPath = new ArrayList<>(List.of(answerClasses));
        classPath.addAll(TestLibraries.classPath());
        compile(tests, classPath, testClasses);
        List<String> names = tests.stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith("Test.java"))
                .map(name -> exercise.packageName() + "." + name.substring(0, name.length() - ".java".length()))
                .toList();
        List<Path> folders =
                Stream.concat(answer.stream(), tests.stream()).map(Path::getParent).distinct().toList();
        return new Build(answerClasses, testClasses, names, folders, tests.stream().anyMatch(Build::usesMockito));
    }

    private static void compile(List<Path> sources, List<Path> classPath, Path into) throws Broken {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new Broken("This Java has no compiler. Use a JDK.");
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        boolean compiled;
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(Files.createDirectories(into)));
            List<String> options = List.of("--release", "17", "-proc:none", "-nowarn", "-g");
            compiled = compiler.getTask(
                            null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!compiled) {
            throw new Broken(diagnostics.getDiagnostics().stream()
                    .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                    .findFirst()
                    .map(d -> d.getSource() == null ? d.getMessage(Locale.ENGLISH) : d.toString())
                    .orElse("The compiler gave no reason."));
        }
    }

    private static List<Path> testSources(Exercise exercise) {
        try (Stream<Path> all = Files.walk(exercise.folder().resolve("src/test/java"))) {
            return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
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
