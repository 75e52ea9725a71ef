package interleave.cli.classroom;

import interleave.cli.SampleKit;
import interleave.cli.grade.Submission;
import interleave.cli.grade.SubmissionGrade;
import interleave.cli.gradebook.Format;
import interleave.cli.gradebook.SampleGrades;
import interleave.cli.metadata.Exercise;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A class made up for a test. Its grader gives everybody the same, but for what a test tells it. */
final class SampleClass {

    /** What a test makes of one submission. */
    interface Happening {
        SubmissionGrade grade(Submission submission) throws InterruptedException;
    }

    final Path out;
    List<Exercise> exercises;
    final Map<String, String> hashes = new TreeMap<>();
    final Map<String, Happening> happenings = new ConcurrentHashMap<>();
    final List<String> graded = new ArrayList<>();
    String testsHash = "tests-1";
    Roster roster;
    boolean resume = true;
    int jobs = 1;
    Set<String> only = Set.of();
    List<Format> formats = List.of();

    SampleClass(Path folder, String... ids) {
        SampleKit kit = new SampleKit(folder.resolve("kit")).database().pipeline();
        exercises = List.of(kit.exercise("04-unlocked-database"), kit.exercise("08-lock-pipeline"));
        out = folder.resolve("out");
        for (String id : ids) {
            hashes.put(id, "hash of " + id);
        }
    }

    SampleClass roster(String text) {
        try {
            Path file = Files.writeString(out.resolveSibling("roster.csv"), text);
            roster = Roster.read(file, null);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    List<Incoming> incoming() {
        return hashes.entrySet().stream()
                .map(entry -> new Incoming(
                        entry.getKey(),
                        entry::getValue,
                        () -> new Submission(entry.getKey(), Map.of(), Map.of(), List.of(), null)))
                .toList();
    }

    SubmissionWorker worker() {
        return new SubmissionWorker() {
            @Override
            public SubmissionGrade grade(Submission submission) throws InterruptedException {
                Happening happening = happenings.get(submission.id());
                SubmissionGrade grade = happening == null
                        ? SampleGrades.graded(submission.id(), "2 updates, value 1.")
                        : happening.grade(submission);
                synchronized (graded) {
                    graded.add(submission.id());
                }
                return grade;
            }

            @Override
            public String testsHash() {
                return testsHash;
            }

            @Override
            public String isolation() {
                return "bubblewrap";
            }

            @Override
            public void close() {}
        };
    }

    /** Grades, and answers what was printed. */
    String grade() {
        StringWriter words = new StringWriter();
        ClassGrading.Wish wish =
                new ClassGrading.Wish(out, exercises, formats, only, resume, jobs, "./interleave grade them");
        new ClassGrading(wish, ClassList.of(incoming(), roster), roster, this::worker, new PrintWriter(words)).run();
        return words.toString().replace(System.lineSeparator(), "\n");
    }

    String text(String file) {
        try {
            return Files.readString(out.resolve(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
