package interleave.cli.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import interleave.cli.Refusal;
import interleave.cli.card.AtomicFile;
import interleave.cli.metadata.AnswerFile;
import interleave.cli.metadata.Exercise;
import interleave.cli.metadata.ExerciseChoice;
import interleave.cli.metadata.Exercises;
import interleave.cli.metadata.MetadataException;
import interleave.cli.metadata.Promise;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a class to measure with: submissions from the known answers, some of them attacks, and what each must get. */
@Command(
        name = "sample-class",
        description = "Makes submissions from the known answers, and what they must get.",
        hidden = true)
public final class SampleClassCommand implements Runnable {

    private static final int ATTACK_EVERY = 50;

    @Option(names = "--root", defaultValue = "${sys:interleave.root:-.}", description = "The kit's folder.")
    private Path root;

    @Option(names = "--out", required = true, description = "Where submissions and expected.json are written.")
    private Path out;

    @Option(names = "--submissions", defaultValue = "1000", description = "How many. Default: 1000.")
    private int submissions;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed makes the same class. Default: 1.")
    private long seed;

    @Option(names = "--exercises", split = ",", description = "Numbers or names. Default: the first four.")
    private List<String> wanted = List.of();

    @Spec
    private CommandSpec spec;

    /** An answer whose verdict is known. */
    private record Known(List<Path> sources, Set<String> mustLose, Set<String> mayLose) {}

    /** For picocli, which sets the options. */
    public SampleClassCommand() {}

    /**
     * Makes the class.
     *
     * @throws Refusal if it cannot be written, or the kit has no known answers
     */
    @Override
    public void run() {
        if (Files.exists(submitted())) {
            throw new Refusal(submitted() + " is there already. Name another folder with --out.");
        }
        try {
            List<Exercise> all = ExerciseChoice.of(new Exercises(root).all(), wanted);
            List<Exercise> exercises = wanted.isEmpty() ? all.subList(0, Math.min(4, all.size())) : all;
            make(exercises);
        } catch (MetadataException wrong) {
            throw new Refusal(wrong.getMessage());
        } catch (IOException failed) {
            throw new Refusal("The sample class cannot be made: " + failed.getMessage() + ".");
        }
    }

    private Path submitted() {
        return out.resolve("submissions");
    }

    private void make(List<Exercise> exercises) throws IOException, MetadataException {
        Map<String, List<Known>> known = new TreeMap<>();
        for (Exercise exercise : exercises) {
            known.put(exercise.id(), known(exercise));
        }
        Random random = new Random(seed);
        List<Integer> names = new ArrayList<>();
        for (int number = 1; number <= submissions; number++) {
            names.add(number);
        }
        Collections.shuffle(names, random);
        List<Attack> attacks = Attack.all();
        Map<String, ExpectedGrade> expected = new TreeMap<>();
        for (int number = 0; number < submissions; number++) {
            String id = "student-%04d".formatted(names.get(number));
            Path folder = submitted().resolve(id);
            Set<String> mustLose = new TreeSet<>();
            Set<String> mayLose = new TreeSet<>();
            for (Exercise exercise : exercises) {
                List<Known> choices = known.get(exercise.id());
                Known answer = choices.get(random.nextInt(choices.size()));
                Path into = folder.resolve("exercises/" + exercise.id() + "/src/main/java/"
                        + exercise.packageName().replace('.', '/'));
                Files.createDirectories(into);
                for (Path source : answer.sources()) {
                    Files.copy(source, into.resolve(source.getFileName().toString()));
                }
                mustLose.addAll(answer.mustLose());
                mayLose.addAll(answer.mayLose());
            }
            String attack = null;
            if (number % ATTACK_EVERY == ATTACK_EVERY - 1) {
                Attack chosen = attacks.get(number / ATTACK_EVERY % attacks.size());
                Exercise victim = exercises.get(0);
                chosen.into(folder, victim);
                victim.promises().stream().map(Promise::id).forEach(mustLose::add);
                attack = chosen.name();
            }
            expected.put(id, new ExpectedGrade(mustLose, mayLose, attack));
        }
        AtomicFile.write(out.resolve("expected.json"), json(expected));
        PrintWriter words = spec.commandLine().getOut();
        words.println(submissions + " submissions of "
                + exercises.stream().map(Exercise::number).collect(Collectors.joining(",")) + ": "
                + submitted());
        words.flush();
    }

    private static String json(Object value) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("sets of texts are always JSON", impossible);
        }
    }

    private List<Known> known(Exercise exercise) throws IOException, MetadataException {
        List<Known> known = new ArrayList<>();
        Path answers = root.resolve("solutions/answers").resolve(exercise.id());
        for (Path folder : folders(answers.resolve("right"))) {
            known.add(new Known(sources(folder), Set.of(), Set.of()));
        }
        Set<String> all = exercise.promises().stream().map(Promise::id).collect(Collectors.toSet());
        for (Path folder : folders(answers.resolve("wrong"))) {
            known.add(new Known(
                    sources(folder),
                    AnswerFile.read(folder, folder.toString(), exercise).loses(),
                    all));
        }
        if (known.isEmpty()) {
            throw new Refusal("There are no known answers of " + exercise.id() + " in " + answers + ".");
        }
        return known;
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
