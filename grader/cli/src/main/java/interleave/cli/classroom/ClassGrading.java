package interleave.cli.classroom;

import interleave.cli.Refusal;
import interleave.cli.card.ExerciseGrade;
import interleave.cli.grade.SubmissionGrade;
import interleave.cli.gradebook.ClassStatistics;
import interleave.cli.gradebook.Format;
import interleave.cli.gradebook.Gradebook;
import interleave.cli.gradebook.GradebookRow;
import interleave.cli.gradebook.NothingEarned;
import interleave.cli.gradebook.RowState;
import interleave.cli.metadata.Exercise;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Grades a class from its submissions to the files that come out, and tells what it does. */
final class ClassGrading {

    private static final List<String> NAMES =
            List.of("name", "fullname", "student", "displayname", "lastname", "surname");

    /**
     * What the user asked for.
     *
     * @param out where everything is written
     * @param only the submissions to be graded again; none: all that need it
     * @param resume whether earlier results are good
     * @param again the command, as it can be given again
     */
    record Wish(
            Path out,
            List<Exercise> exercises,
            List<Format> formats,
            Set<String> only,
            boolean resume,
            int jobs,
            String again) {}

    private final Wish wish;
    private final ClassList classList;
    private final Roster roster;
    private final Supplier<SubmissionWorker> startWorker;
    private final PrintWriter words;

    /**
     * @param roster the class, or null
     * @param startWorker starts who grades; this takes its time
     */
    ClassGrading(
            Wish wish, ClassList classList, Roster roster, Supplier<SubmissionWorker> startWorker, PrintWriter words) {
        this.wish = wish;
        this.classList = classList;
        this.roster = roster;
        this.startWorker = startWorker;
        this.words = words;
    }

    /**
     * Grades.
     *
     * @throws Refusal if nothing can be written
     */
    void run() {
        List<String> ids = classList.submissions().stream().map(Incoming::id).toList();
        try (ResultStore store = ResultStore.open(wish.out(), ids)) {
            refuseOtherExercises(store, ids);
            tellWhatIsThere();
            try (SubmissionWorker worker = startWorker.get()) {
                if (grade(store, worker)) {
                    write(store, worker);
                }
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new Refusal("The grading was interrupted. " + goOn());
        }
    }

    /** Points of other exercises would stand in the same columns, and be added up. */
    private void refuseOtherExercises(ResultStore store, List<String> ids) {
        if (wish.only().isEmpty()) {
            return;
        }
        List<String> wanted = wish.exercises().stream().map(Exercise::id).toList();
        for (String id : ids) {
            Optional<SubmissionGrade> grade = store.read(id).map(StoredGrade::grade);
            if (wish.only().contains(id) || grade.isEmpty() || grade.get().state() != SubmissionGrade.State.GRADED) {
                continue;
            }
            List<String> graded =
                    grade.get().exercises().stream().map(ExerciseGrade::id).toList();
            if (!graded.equals(wanted)) {
                throw new Refusal(
                        "The grades in " + wish.out() + " are of other exercises: " + String.join(", ", graded)
                                + ". With --only, name the same ones with --exercises, or another folder with --out.");
            }
        }
    }

    private void tellWhatIsThere() {
        say(
                "%s, %s. Preparing the tests.",
                count(classList.submissions().size(), "submission"),
                count(wish.exercises().size(), "exercise"));
        if (classList.withRoster()) {
            if (classList.missing() > 0) {
                say(
                        "%d of %d in the roster handed nothing in; they stand in the grades with 0.",
                        classList.missing(), roster.students().size());
            }
            if (!classList.strangers().isEmpty()) {
                say("Not in the roster, and graded all the same: %s.", Shown.some(classList.strangers()));
            }
            if (classList.strangers().size() == classList.submissions().size()) {
                say(
                        "Nobody of the roster goes with a submission; ids were looked for in its column '%s'. If the names "
                                + "of the folders and zips stand in another column, name that with --id-column.",
                        roster.idColumn());
            }
        }
    }

    /** Whether it came to its end. */
    private boolean grade(ResultStore store, SubmissionWorker worker) throws InterruptedException {
        List<Incoming> due = due(store, worker);
        if (due.isEmpty()) {
            say("Every submission is graded already. Use --no-resume to grade all of them again.");
            return true;
        }
        say(
                "Grading %s, %d at once; %s.",
                count(due.size(), "submission"), Math.min(wish.jobs(), due.size()), isolation(worker));
        ClassRun run = new ClassRun(store, worker, progress(), due, wish.jobs());
        Thread onExit = new Thread(() -> stop(run, due.size()), "stop-grading");
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
            return run.grade();
        } finally {
            removeHook(onExit);
        }
    }

    private static String isolation(SubmissionWorker worker) {
        return "student code is kept apart by: " + worker.isolation();
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The JVM is about to end, and the hook is what tells the user.
            return;
        }
    }

    private void stop(ClassRun run, int all) {
        run.stop();
        say("");
        say(
                "Stopped. %d of %s graded in this run; nothing of it is lost. %s",
                run.graded(), count(all, "submission"), goOn());
    }

    private String goOn() {
        return "The same command goes on from here:\n  " + wish.again();
    }

    private Progress progress() {
        return OnTerminal.is() ? new ProgressOnTerminal() : new ProgressLines(words, System::nanoTime);
    }

    private List<Incoming> due(ResultStore store, SubmissionWorker worker) {
        List<Incoming> due = new ArrayList<>();
        int kept = 0;
        int stale = 0;
        for (Incoming incoming : classList.submissions()) {
            if (!wish.only().isEmpty()) {
                if (wish.only().contains(incoming.id())) {
                    due.add(incoming);
                }
                continue;
            }
            Optional<StoredGrade> stored = wish.resume() ? store.read(incoming.id()) : Optional.empty();
            if (stored.isPresent() && stored.get().holdsFor(hash(incoming), worker.testsHash())) {
                kept++;
                continue;
            }
            stale += stored.isPresent() ? 1 : 0;
            due.add(incoming);
        }
        if (kept > 0) {
            say("%s graded already.", count(kept, "submission") + (kept == 1 ? " is" : " are"));
        }
        if (stale > 0) {
            say(
                    "%s graded again: the code or the tests have changed since, or the grading failed.",
                    count(stale, "submission") + (stale == 1 ? " is" : " are"));
        }
        return due;
    }

    /** A submission whose content cannot be read just now is graded again, which then tells why. */
    private static String hash(Incoming incoming) {
        try {
            return incoming.hash().get();
        } catch (RuntimeException unreadable) {
            return "";
        }
    }

    private void write(ResultStore store, SubmissionWorker worker) {
        Gradebook.Frame frame = new Gradebook.Frame(
                wish.exercises(),
                worker.testsHash(),
                roster == null ? List.of() : roster.header(),
                roster == null ? ',' : roster.delimiter(),
                nameColumn(),
                worker.isolation());
        Set<String> twins = ResultStore.twins(
                classList.members().stream().map(ClassList.Member::id).toList());
        Gradebook gradebook = new Gradebook(wish.out(), frame, twins, wish.formats());
        ClassStatistics statistics = gradebook.write(classList.members(), member -> row(store, member));
        tellTheEnd(statistics);
    }

    private int nameColumn() {
        List<String> header = roster == null ? List.of() : roster.header();
        for (String name : NAMES) {
            for (int column = 0; column < header.size(); column++) {
                if (header.get(column)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z]", "")
                        .equals(name)) {
                    return column;
                }
            }
        }
        return -1;
    }

    private GradebookRow row(ResultStore store, ClassList.Member member) {
        Boolean inRoster = roster == null ? null : Boolean.valueOf(member.student() != null);
        List<String> cells =
                member.student() == null ? List.of() : member.student().cells();
        if (member.incoming() == null) {
            return new GradebookRow(
                    member.id(),
                    null,
                    inRoster,
                    cells,
                    RowState.NOT_SUBMITTED,
                    List.of("Nothing was handed in."),
                    null,
                    NothingEarned.notSubmitted(wish.exercises()),
                    0,
                    null);
        }
        String submission = member.incoming().id();
        Optional<StoredGrade> stored = store.read(submission);
        if (stored.isEmpty()) {
            return new GradebookRow(
                    member.id(), submission, inRoster, cells, RowState.NOT_GRADED, List.of(), null, List.of(), 0, null);
        }
        SubmissionGrade grade = stored.get().grade();
        RowState state = RowState.valueOf(grade.state().name());
        return new GradebookRow(
                member.id(),
                submission,
                inRoster,
                cells,
                state,
                grade.remarks(),
                grade.isolation(),
                exercises(grade),
                grade.millis(),
                stored.get().gradedAt());
    }

    private List<ExerciseGrade> exercises(SubmissionGrade grade) {
        return switch (grade.state()) {
            case REFUSED -> NothingEarned.refused(wish.exercises());
            case NOT_SUBMITTED -> NothingEarned.notSubmitted(wish.exercises());
            case FAILED -> List.of();
            case GRADED -> grade.exercises();
        };
    }

    private void tellTheEnd(ClassStatistics statistics) {
        int graded = statistics.in("GRADED").size();
        List<String> refused = ids(statistics.in("REFUSED"));
        List<String> failed = ids(statistics.in("FAILED"));
        List<String> open = ids(statistics.in("NOT_GRADED"));
        say(
                "%d graded%s.",
                graded,
                graded == 0
                        ? ""
                        : ", median "
                                + (statistics.counted() > graded ? "of all " + statistics.counted() + ": " : "")
                                + statistics.median() + " of "
                                + wish.exercises().size() * Exercise.MAX + " points");
        if (!refused.isEmpty()) {
            say("%d refused, with 0 points: %s.", refused.size(), Shown.some(refused));
        }
        if (!failed.isEmpty()) {
            say(
                    "%d failed, and have no points yet: %s. The same command grades them again.",
                    failed.size(), Shown.some(failed));
        }
        if (!open.isEmpty()) {
            say("%d not graded yet: %s. Without --only, they are.", open.size(), Shown.some(open));
        }
        say("Grades: %s", wish.out().resolve("grades.csv"));
        say(
                "The class at a glance: %s",
                wish.out().toAbsolutePath().resolve("index.html").toUri());
    }

    private static List<String> ids(Collection<ClassStatistics.Line> lines) {
        return lines.stream().map(ClassStatistics.Line::id).toList();
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void say(String format, Object... values) {
        words.println(format.formatted(values));
        words.flush();
    }
}
