package interleave.cli.classroom;

import interleave.cli.Refusal;
import interleave.cli.grade.SubmissionSource;
import interleave.cli.gradebook.Format;
import interleave.cli.metadata.Exercise;
import interleave.cli.options.ExercisesOption;
import interleave.cli.options.KitOption;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Grades a whole class. */
@Command(name = "grade", description = "Grades the submissions of a class.", sortOptions = false)
public final class GradeCommand implements Runnable {

    @Parameters(
            paramLabel = "SUBMISSIONS",
            description = "A folder or zip of submissions; each of these is a folder or a zip.")
    private Path submissions;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the grades are written.")
    private Path out;

    @Option(
            names = "--roster",
            paramLabel = "FILE",
            description = "The class, as a CSV file with a header. Who handed nothing in stands in the grades with 0.")
    private Path roster;

    @Option(
            names = "--id-column",
            paramLabel = "NAME",
            description = "The roster's column with the submissions' names. Without it, it is found by its name.")
    private String idColumn;

    @Mixin
    private ExercisesOption wanted;

    @Option(
            names = "--only",
            paramLabel = "ID",
            description = "Grade this submission again, and leave the others as they are. May be given several times.")
    private List<String> only = List.of();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many submissions are graded at once. Default: two for each processor, and two more.")
    private int jobs = 2 * Runtime.getRuntime().availableProcessors() + 2;

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "NAME",
            description = "Write files for other systems, too: gradescope, classroom50, exercism, junit.")
    private List<String> formats = List.of();

    @Option(
            names = "--resume",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Go on where an earlier grading into DIR has ended. This is the default.")
    private boolean resume;

    @Option(
            names = "--sandbox",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Put the strongest isolation around student code that this system has. This is the default.")
    private boolean sandbox;

    @Mixin
    private KitOption kit;

    @Spec
    private CommandSpec spec;

    /** For picocli, which sets the options. */
    public GradeCommand() {}

    /**
     * Grades, and writes what comes out.
     *
     * @throws Refusal if something that was given cannot be used, or a grade cannot be written
     */
    @Override
    public void run() {
        if (jobs < 1) {
            throw new Refusal("--jobs is a number from 1. Try --jobs 2.");
        }
        refuseEmptyPaths();
        List<Format> chosenFormats = formats();
        List<Exercise> exercises = wanted.of(kit);
        if (!Files.exists(submissions)) {
            throw new Refusal("There is no folder or zip " + submissions + ".");
        }
        refuseOutWithin();
        Roster students = roster == null ? null : Roster.read(roster, idColumn);
        PrintWriter words = spec.commandLine().getOut();
        List<Incoming> incoming =
                SubmissionSource.in(submissions).stream().map(Incoming::of).toList();
        ClassList classList = ClassList.of(incoming, students);
        tellWhatIsLeftAlone(words);
        ClassGrading grading = new ClassGrading(
                new ClassGrading.Wish(
                        out, exercises, chosenFormats, chosenSubmissions(classList), resume, jobs, again()),
                classList,
                students,
                () -> GraderWorker.start(kit.root(), exercises, sandbox, Math.min(jobs, incoming.size())),
                words);
        grading.run();
    }

    /** Whoever handed in a file of another kind stands in the grades as if there were nothing of his. */
    private void tellWhatIsLeftAlone(PrintWriter words) {
        List<String> names = SubmissionSource.leftAlone(submissions).stream()
                .filter(name ->
                        roster == null || !roster.getFileName().toString().equals(name))
                .toList();
        if (!names.isEmpty()) {
            words.println("Neither a folder nor a zip, and left alone: " + Shown.some(names) + ".");
            words.flush();
        }
    }

    private List<Format> formats() {
        Set<Format> chosen = new LinkedHashSet<>();
        for (String word : formats) {
            chosen.add(Format.named(word)
                    .orElseThrow(() -> new Refusal("There is no format '" + word + "'. The formats are "
                            + String.join(", ", Format.words()) + ".")));
        }
        return List.copyOf(chosen);
    }

    /** Such as a shell makes of a variable that is not set. Java would take them for the folder where it runs. */
    private void refuseEmptyPaths() {
        if (submissions.toString().isEmpty()) {
            throw new Refusal("The name of the folder or zip of submissions is empty.");
        }
        if (out.toString().isEmpty()) {
            throw new Refusal("The name after --out is empty. Try --out grades.");
        }
    }

    private void refuseOutWithin() {
        Path from = submissions.toAbsolutePath().normalize();
        Path to = out.toAbsolutePath().normalize();
        if (Files.isDirectory(from) && to.startsWith(from)) {
            throw new Refusal("The folder " + out + " lies within " + submissions
                    + ", where it would be taken for a submission. Name another one with --out.");
        }
    }

    private Set<String> chosenSubmissions(ClassList classList) {
        Set<String> chosen = new LinkedHashSet<>();
        for (String name : only) {
            chosen.add(classList
                    .submissionOf(name)
                    .orElseThrow(
                            () -> new Refusal("There is no submission of '" + name + "' in " + submissions + ".")));
        }
        return chosen;
    }

    /** The command, as it can be given again. */
    private String again() {
        List<String> words = new ArrayList<>();
        words.add(System.getProperty("interleave.command", "interleave"));
        for (String argument : spec.commandLine().getParent().getParseResult().originalArgs()) {
            boolean plain = argument.matches("[A-Za-z0-9_./:=@,+\\\\-]+");
            words.add(plain ? argument : "\"" + argument + "\"");
        }
        words.removeIf("--no-resume"::equals);
        return String.join(" ", words);
    }
}
