package interleave.cli.law;

import interleave.cli.metadata.Exercise;
import interleave.cli.metadata.Exercises;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Checks that an exercise's folder holds all that it must and nothing else. */
final class Tidiness {
    private static final int MOST_README_WORDS = 200;
    private static final int MOST_POM_LINES = 10;

    private final Path root;
    private final List<String> complaints = new ArrayList<>();

    private Tidiness(Path root) {
        this.root = root;
    }

    static List<String> complaints(Path root, List<Exercise> exercises) {
        Tidiness tidiness = new Tidiness(root);
        exercises.forEach(tidiness::check);
        return tidiness.complaints;
    }

    private void check(Exercise exercise) {
        Exercises.missingFiles(exercise).forEach(problem -> complaints.add(problem.toString()));
        for (Path stub : exercise.sources()) {
            check(text(stub).contains("// TODO"), stub, "has no '// TODO' that says where the student begins");
        }
        Path readme = exercise.folder().resolve("README.md");
        check(text(readme).contains("mvn test -pl exercises/" + exercise.id()), readme, "does not name its command");
        check(text(readme).split("\\s+").length <= MOST_README_WORDS, readme, "has too many words to be read");
        Path hints = exercise.folder().resolve("hints.md");
        long steps = text(hints)
                .lines()
                .filter(line -> line.matches("## [123]\\. .*"))
                .count();
        check(steps == 3, hints, "must have three steps, '## 1. A question' to '## 3. An outline'");
        Path pom = exercise.folder().resolve("pom.xml");
        check(text(pom).lines().count() <= MOST_POM_LINES, pom, "has more than " + MOST_POM_LINES + " lines");
        String parent = text(root.resolve("exercises/pom.xml"));
        check(parent.contains("<module>" + exercise.id() + "</module>"), pom, "is no module of exercises/pom.xml");
        String solutions = text(root.resolve("solutions/pom.xml"));
        check(solutions.contains(">" + exercise.id() + "<"), pom, "is no dependency of solutions/pom.xml");
        strayFiles(exercise);
        answers(exercise);
    }

    private void strayFiles(Exercise exercise) {
        String code = "src/main/java/" + exercise.packageName().replace('.', '/') + "/";
        String tests = "src/test/java/" + exercise.packageName().replace('.', '/') + "/";
        for (Path file : filesOf(exercise.folder())) {
            String name = exercise.folder().relativize(file).toString().replace('\\', '/');
            boolean expected = List.of("pom.xml", "README.md", "hints.md", "exercise.properties")
                            .contains(name)
                    || name.startsWith(tests) && name.endsWith(".java")
                    || name.startsWith(code) && exercise.files().contains(name.substring(code.length()))
                    || name.startsWith("target/");
            // A student's own further classes stand beside the listed ones; the law is not about them.
            check(expected || name.startsWith(code), file, "is a stray file");
        }
    }

    private void answers(Exercise exercise) {
        Path answers = root.resolve("solutions/answers").resolve(exercise.id());
        for (String kind : List.of("right", "wrong")) {
            for (Path folder : Answers.folders(answers.resolve(kind))) {
                TreeSet<String> missing = new TreeSet<>(exercise.files());
                for (Path file : filesOf(folder)) {
                    String name = folder.relativize(file).toString();
                    missing.remove(name);
                    boolean expected =
                            name.endsWith(".java") || kind.equals("wrong") && name.equals("answer.properties");
                    check(expected, file, "is a stray file");
                }
                check(missing.isEmpty(), folder, "lacks " + String.join(" and ", missing));
            }
        }
    }

    private void check(boolean holds, Path where, String otherwise) {
        if (!holds) {
            complaints.add(root.relativize(where).toString().replace('\\', '/') + " " + otherwise + ".");
        }
    }

    private String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> filesOf(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !folder.relativize(file).startsWith("target"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
