package interleave.cli.law;

import interleave.cli.Refusal;
import interleave.cli.metadata.Exercise;
import interleave.cli.metadata.Exercises;
import interleave.cli.metadata.MetadataException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the kit itself: that every stub, right answer and wrong answer gets what it deserves, in every run. */
@Command(name = "law", description = "Runs every known answer and checks that it earns what it must.")
public final class LawCommand implements Runnable {

    @Option(names = "--root", required = true, description = "The kit's folder.")
    private Path root;

    @Option(names = "--runs", defaultValue = "2", description = "How often each answer is run. Default: 2.")
    private int runs;

    @Option(
            names = "--explore-once",
            description = "Leave out the tests that explore schedules in all runs but the first. They say the same each"
                    + " time, and take most of a run.")
    private boolean exploreOnce;

    @Option(names = "--exercises", split = ",", paramLabel = "NN", description = "Numbers or names; default: all.")
    private List<String> wanted = List.of();

    @Option(
            names = "--answers",
            split = ",",
            paramLabel = "NAME",
            description = "stub, reference, right/NAME or wrong/NAME, * for any text; default: all.")
    private List<String> answers = List.of();

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Beside stubs and references, only each Nth answer, the same ones each time. Default: 1, all.")
    private int sample;

    @Option(names = "--verbose", description = "Tells also what each answer lost, in the words that a student reads.")
    private boolean verbose;

    @Option(names = "--jobs", description = "How many test JVMs run at once. Default: two for each processor.")
    private int jobs = 2 * Runtime.getRuntime().availableProcessors();

    @Spec
    private CommandSpec spec;

    /** For picocli, which sets the options. */
    public LawCommand() {}

    /**
     * Runs, prints the table, and says what is not as it must be.
     *
     * @throws Refusal if anything is not
     */
    @Override
    public void run() {
        if (runs < 1 || jobs < 1 || sample < 1) {
            throw new Refusal("--runs, --jobs and --sample are numbers from 1. Try --runs 2.");
        }
        PrintWriter out = spec.commandLine().getOut();
        root = root.toAbsolutePath().normalize();
        Path work = temporaryFolder();
        try {
            CommittedStubs stubs = new CommittedStubs(root, work);
            List<Exercise> exercises = chosen();
            List<String> complaints = new ArrayList<>(Tidiness.complaints(root, exercises));
            List<Trial> trials = trials(exercises, stubs, work);
            stubs.notes().forEach(note -> out.println("Note: " + note));
            new Court(trials, runs, jobs, out).sit();
            trials.forEach(trial -> complaints.addAll(trial.complaints()));
            if (isWhole(answers) && sample == 1) {
                complaints.addAll(Coverage.complaints(exercises, trials));
            }
            if (verbose) {
                trials.forEach(trial -> out.print(Findings.of(trial)));
            }
            out.print(LawTable.of(exercises, trials, runs));
            trials.forEach(trial -> trial.notes().forEach(note -> out.println("Note: " + note)));
            complaints.forEach(complaint -> out.println("- " + complaint));
            out.flush();
            if (!complaints.isEmpty()) {
                throw new Refusal(
                        "The law of the kit is broken in " + complaints.size() + " places; they stand above.");
            }
        } catch (MetadataException e) {
            throw new Refusal(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("The law was interrupted before it had seen all answers.");
        } finally {
            delete(work);
        }
    }

    private List<Exercise> chosen() throws MetadataException {
        List<Exercise> all = new Exercises(root).all();
        List<Exercise> chosen = all.stream()
                .filter(e -> isWhole(wanted) || wanted.contains(e.number()) || wanted.contains(e.id()))
                .toList();
        if (chosen.isEmpty()) {
            throw new Refusal("No exercise is named " + String.join(" or ", wanted) + ". Try --exercises "
                    + all.get(0).number() + ".");
        }
        return chosen;
    }

    private List<Trial> trials(List<Exercise> exercises, CommittedStubs stubs, Path work) throws MetadataException {
        Answers known = new Answers(root, stubs);
        CompiledTests tests = new CompiledTests(stubs, work);
        List<Trial> trials = new ArrayList<>();
        int others = 0;
        for (Exercise exercise : exercises) {
            for (Answer answer : known.of(exercise)) {
                boolean drawn = answer.isTheKitsOwn() || others++ % sample == 0;
                if (drawn && (isWhole(answers) || answers.stream().anyMatch(answer::isNamed))) {
                    trials.add(new Trial(answer, tests, work.resolve("trial-" + trials.size()), exploreOnce));
                }
            }
        }
        if (trials.isEmpty()) {
            throw new Refusal("No answer is named " + String.join(" or ", answers) + ". Try --answers 'right/*'.");
        }
        return trials;
    }

    /** Maven passes an empty text where nothing is chosen. */
    private static boolean isWhole(List<String> choice) {
        return choice.stream().allMatch(String::isBlank);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("interleave-law");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
