package interleave.cli.law;

import interleave.cli.law.Answer.Kind;
import interleave.cli.metadata.AnswerFile;
import interleave.cli.metadata.Exercise;
import interleave.cli.metadata.MetadataException;
import interleave.cli.metadata.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answers of a kit: the stubs as committed, the reference answers, and those of {@code solutions/answers}. */
final class Answers {
    private final Path root;
    private final CommittedStubs stubs;

    Answers(Path root, CommittedStubs stubs) {
        this.root = root;
        this.stubs = stubs;
    }

    /**
     * All answers to an exercise.
     *
     * @throws MetadataException if a wrong answer does not say properly what it loses
     */
    List<Answer> of(Exercise exercise) throws MetadataException {
        List<Answer> answers = new ArrayList<>();
        answers.add(stub(exercise));
        Path reference = root.resolve("solutions/src/main/java")
                .resolve(exercise.packageName().replace('.', '/'));
        answers.add(new Answer(exercise, Kind.REFERENCE, "", javaFiles(reference), Set.of(), Set.of(), Set.of()));
        Path others = root.resolve("solutions/answers").resolve(exercise.id());
        for (Path folder : folders(others.resolve("right"))) {
            answers.add(
                    new Answer(exercise, Kind.RIGHT, name(folder), javaFiles(folder), Set.of(), Set.of(), Set.of()));
        }
        for (Path folder : folders(others.resolve("wrong"))) {
            String shown = root.relativize(folder).toString().replace('\\', '/');
            AnswerFile file = AnswerFile.read(folder, shown, exercise);
            answers.add(new Answer(
                    exercise,
                    Kind.WRONG,
                    name(folder),
                    javaFiles(folder),
                    file.loses(),
                    promises(exercise, false),
                    file.schedules()));
        }
        return answers;
    }

    private Answer stub(Exercise exercise) {
        Set<String> notGiven = promises(exercise, true);
        return new Answer(exercise, Kind.STUB, "", stubs.sources(exercise), notGiven, notGiven, Set.of());
    }

    private static Set<String> promises(Exercise exercise, boolean withoutGiven) {
        return exercise.promises().stream()
                .filter(promise -> !withoutGiven || !promise.given())
                .map(Promise::id)
                .collect(Collectors.toSet());
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }

    static List<Path> folders(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> javaFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
