package interleave.cli.compile;

import interleave.cli.metadata.Exercise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out, from what the build left in {@code target}, whether an exercise's code and tests compile. */
public final class CodeCheck {

    /** Begins the sentence if the tests do not fit the code. */
    public static final String API_CHANGED = "The tests cannot be compiled against this code: was a name, a parameter "
            + "or a type of the public API changed?";

    private CodeCheck() {}

    /**
     * Looks at an exercise that was, or was not, built.
     *
     * @param exercise what to look at
     */
    public static CodeState of(Exercise exercise) {
        Path folder = exercise.folder();
        for (Path source : exercise.sources()) {
            if (!Files.isRegularFile(source)) {
                return CodeState.broken(shown(folder, source) + " is missing. Put the file back.");
            }
        }
        Path mainCode = folder.resolve("src/main/java");
        Path testCode = folder.resolve("src/test/java");
        List<Path> main = files(mainCode, ".java");
        Optional<String> problem =
                main.stream().map(CodeCheck::problemOf).filter(Objects::nonNull).findFirst();
        if (problem.isPresent()) {
            return CodeState.broken(problem.get());
        }
        if (!allCompiled(exercise.sources(), mainCode, folder.resolve("target/classes"))) {
            return mainCode(exercise, main);
        }
        List<Path> tests = files(testCode, ".java");
        if (!allCompiled(tests, testCode, folder.resolve("target/test-classes"))) {
            return testCode(folder, main, tests);
        }
        return CodeState.compiled();
    }

    /** The compiler takes some such files, with a warning or an error that Maven passes over. */
    private static String problemOf(Path source) {
        try {
            return SourceText.problemOf(source.getFileName().toString(), Files.readAllBytes(source));
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static CodeState mainCode(Exercise exercise, List<Path> main) {
        Optional<String> error = Javac.firstError(main, List.of());
        if (error.isPresent()) {
            return CodeState.broken(error.get());
        }
        if (files(exercise.folder().resolve("target/classes"), ".class").isEmpty()) {
            return CodeState.notBuilt();
        }
        // It was compiled, and javac is content: so what is missing was never declared, or under another name.
        String names = exercise.files().stream()
                .map(file -> file.substring(0, file.length() - ".java".length()).replace('/', '.'))
                .collect(Collectors.joining(" and "));
        return CodeState.broken("The tests look for %s in package %s. Was a class or a package renamed?"
                .formatted(names, exercise.packageName()));
    }

    private static CodeState testCode(Path folder, List<Path> main, List<Path> tests) {
        List<Path> all = new ArrayList<>(main);
        all.addAll(tests);
        Optional<String> error = Javac.firstError(all, TestLibraries.classPath());
        if (error.isPresent()) {
            return CodeState.broken(API_CHANGED + "\n" + error.get());
        }
        boolean nothing = files(folder.resolve("target/test-classes"), ".class").isEmpty();
        return nothing ? CodeState.notBuilt() : CodeState.compiled();
    }

    private static boolean allCompiled(List<Path> sources, Path sourceRoot, Path classes) {
        return sources.stream()
                .filter(source -> !source.getFileName().toString().contains("-info"))
                .allMatch(source -> Files.exists(classFile(source, sourceRoot, classes)));
    }

    private static Path classFile(Path source, Path sourceRoot, Path classes) {
        String relative = sourceRoot.relativize(source).toString();
        return classes.resolve(relative.substring(0, relative.length() - ".java".length()) + ".class");
    }

    private static List<Path> files(Path root, String suffix) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static String shown(Path folder, Path source) {
        return folder.relativize(source).toString().replace('\\', '/');
    }
}
