package interleave.cli.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.cli.Refusal;
import interleave.cli.grade.SubmissionGrade;
import interleave.cli.gradebook.Format;
import interleave.cli.gradebook.SampleGrades;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassGradingTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void noTerminal() {
        System.setProperty("interleave.terminal", "false");
    }

    @Test
    void tellsWhatItDoes() {
        SampleClass sample = new SampleClass(folder, "ann", "bob").roster("id,name\nann,Ann Lee\nzoe,Zoe\n");

        assertThat(sample.grade()).isEqualTo("""
                2 submissions, 2 exercises. Preparing the tests.
                1 of 2 in the roster handed nothing in; they stand in the grades with 0.
                Not in the roster, and graded all the same: bob.
                Grading 2 submissions, 1 at once; student code is kept apart by: bubblewrap.
                2 graded, median of all 3: 4 of 20 points.
                Grades: %s
                The class at a glance: %s
                """.formatted(
                        sample.out.resolve("grades.csv"),
                        sample.out.resolve("index.html").toUri()));
    }

    @Test
    void aRosterThatNobodyStandsInIsTold() {
        SampleClass sample = new SampleClass(folder, "ann", "bob").roster("user;login\n7;Lee\n9;Kim\n");

        assertThat(sample.grade()).contains("""
                Nobody of the roster goes with a submission; ids were looked for in its column 'user'. \
                If the names of the folders and zips stand in another column, name that with --id-column.
                """);
    }

    @Test
    void pagesOfWhomTheGradesDoNotNameAnyMoreAreDeleted() throws Exception {
        SampleClass sample = new SampleClass(folder, "ann", "bob");
        sample.grade();
        Path older = Files.writeString(sample.out.resolve("students/carl.html"), "0 of 20 points");
        Path another = Files.writeString(sample.out.resolve("students/notes.txt"), "of the instructor's");

        sample.grade();

        assertThat(older).doesNotExist();
        assertThat(another).exists();
        assertThat(sample.out.resolve("students/ann.html")).exists();
    }

    @Test
    void everybodyStandsInTheGrades() {
        SampleClass sample = new SampleClass(folder, "ann", "bob").roster("id,name\nann,\"Lee, Ann\"\nzoe,Zoe\n");
        sample.grade();

        assertThat(sample.text("grades.csv")).isEqualTo("""
                id,name,submission,04-unlocked-database,08-lock-pipeline,total,max,state
                ann,"Lee, Ann",ann,4,0,4,20,graded
                zoe,Zoe,,0,0,0,20,not submitted
                "",,bob,4,0,4,20,graded
                """);
        assertThat(sample.out.resolve("students/ann.html")).exists();
        assertThat(sample.out.resolve("students/zoe.html")).exists();
        assertThat(sample.out.resolve("students/bob.html")).exists();
        assertThat(sample.text("index.html")).contains("Lee, Ann").contains("Not in the roster");
    }

    @Test
    void whatIsGradedIsNotGradedAgain() {
        SampleClass sample = new SampleClass(folder, "ann", "bob");
        sample.grade();
        String first = sample.text("grades.json");

        String words = sample.grade();

        assertThat(sample.graded).containsExactly("ann", "bob");
        assertThat(words)
                .contains("2 submissions are graded already.\n"
                        + "Every submission is graded already. Use --no-resume to grade all of them again.\n");
        assertThat(sample.text("grades.json")).isEqualTo(first);
    }

    @Test
    void changedCodeAndChangedTestsAreGradedAgain() {
        SampleClass sample = new SampleClass(folder, "ann", "bob");
        sample.grade();
        sample.hashes.put("bob", "another");

        assertThat(sample.grade())
                .contains(
                        "1 submission is graded already.\n"
                                + "1 submission is graded again: the code or the tests have changed since, or the grading failed.\n");
        assertThat(sample.graded).containsExactly("ann", "bob", "bob");
        sample.testsHash = "tests-2";
        sample.grade();
        assertThat(sample.graded).containsExactly("ann", "bob", "bob", "ann", "bob");
    }

    @Test
    void withoutResumeAllAreGradedAgain() {
        SampleClass sample = new SampleClass(folder, "ann", "bob");
        sample.grade();
        sample.resume = false;
        sample.grade();

        assertThat(sample.graded).containsExactly("ann", "bob", "ann", "bob");
    }

    @Test
    void onlyOneIsGradedAgainAndTheOthersStay() {
        SampleClass sample = new SampleClass(folder, "ann", "bob");
        sample.grade();
        sample.happenings.put("ann", submission -> SampleGrades.graded("ann", null));
        sample.happenings.put("bob", submission -> SampleGrades.graded("bob", null));
        sample.only = Set.of("bob");
        sample.grade();

        assertThat(sample.text("grades.csv")).contains("ann,4,0,4,20,graded\nbob,10,0,10,20,graded\n");
        assertThat(sample.graded).containsExactly("ann", "bob", "bob");
    }

    @Test
    void onlyOneIsNotGradedBesideGradesOfOtherExercises() {
        SampleClass sample = new SampleClass(folder, "ann", "bob");
        sample.grade();
        String grades = sample.text("grades.csv");
        sample.only = Set.of("bob");
        sample.exercises = sample.exercises.subList(0, 1);

        assertThatThrownBy(sample::grade)
                .isInstanceOf(Refusal.class)
                .hasMessage("The grades in " + sample.out
                        + " are of other exercises: 04-unlocked-database, 08-lock-pipeline."
                        + " With --only, name the same ones with --exercises, or another folder with --out.");
        assertThat(sample.text("grades.csv")).isEqualTo(grades);
    }

    @Test
    void onlyOneOfAClassThatWasNeverGradedLeavesTheOthersOpen() {
        SampleClass sample = new SampleClass(folder, "ann", "bob");
        sample.only = Set.of("bob");

        assertThat(sample.grade()).contains("1 not graded yet: ann. Without --only, they are.\n");
        assertThat(sample.text("grades.csv")).contains("ann,,,,20,not graded\nbob,4,0,4,20,graded\n");
        assertThat(sample.out.resolve("students/ann.html")).doesNotExist();
    }

    @Test
    void aCrashIsARowOfThatSubmissionAloneAndIsTriedAgain() {
        SampleClass sample = new SampleClass(folder, "ann", "bob", "cid");
        sample.happenings.put("bob", submission -> {
            throw new IllegalStateException("no more workers");
        });

        assertThat(sample.grade())
                .contains("2 graded, median 4 of 20 points.\n"
                        + "1 failed, and have no points yet: bob. The same command grades them again.\n");
        assertThat(sample.text("grades.csv")).contains("bob,,,,20,failed\n");
        assertThat(sample.text("grades.json"))
                .contains(
                        "The grader itself failed, and not the code: java.lang.IllegalStateException: no more workers");
        assertThat(sample.text("index.html")).contains("Failed, and without points until they are graded again");
        sample.happenings.clear();
        sample.grade();
        assertThat(sample.graded).containsExactly("ann", "cid", "bob");
        assertThat(sample.text("grades.csv")).contains("bob,4,0,4,20,graded\n");
    }

    @Test
    void evenTheJvmsOwnErrorsAreARow() {
        SampleClass sample = new SampleClass(folder, "ann", "bob");
        sample.happenings.put("ann", submission -> {
            throw new OutOfMemoryError("Java heap space");
        });
        sample.happenings.put("bob", submission -> SampleGrades.graded("somebody else", null));
        sample.grade();

        assertThat(sample.text("grades.csv")).contains("ann,,,,20,failed\nbob,,,,20,failed\n");
    }

    @Test
    void aRefusedOneHasNothing() {
        SampleClass sample = new SampleClass(folder, "ann");
        sample.happenings.put(
                "ann",
                submission -> new SubmissionGrade(
                        "ann",
                        SubmissionGrade.State.REFUSED,
                        List.of("It is larger than 1 MB."),
                        List.of(),
                        "bubblewrap",
                        3));

        assertThat(sample.grade()).contains("0 graded.\n1 refused, with 0 points: ann.\n");
        assertThat(sample.text("grades.csv")).contains("ann,0,0,0,20,refused\n");
        assertThat(sample.text("students/ann.html")).contains("It is larger than 1 MB.");
    }

    @Test
    void afterARunThatWasCutOffTheGradesAreTheSameToTheByte() throws Exception {
        SampleClass undisturbed = new SampleClass(folder.resolve("a"), "ann", "bob", "cid", "dan");
        undisturbed.grade();
        SampleClass sample = new SampleClass(folder.resolve("b"), "ann", "bob", "cid", "dan");
        sample.happenings.put("cid", submission -> {
            throw new InterruptedException();
        });
        try (ResultStore store = ResultStore.open(sample.out, List.of())) {
            ClassRun run = new ClassRun(store, sample.worker(), new Silence(), sample.incoming(), 1);
            run.grade();
        }
        Files.writeString(sample.out.resolve("results/cid.json9.tmp"), "{\"half");
        sample.happenings.clear();
        sample.graded.clear();

        sample.grade();

        assertThat(sample.graded).containsExactly("cid", "dan");
        assertThat(sample.text("grades.json")).isEqualTo(undisturbed.text("grades.json"));
        assertThat(sample.text("grades.csv")).isEqualTo(undisturbed.text("grades.csv"));
    }

    @Test
    void severalAtOnceGiveTheSame() {
        SampleClass one = new SampleClass(folder.resolve("a"), "ann", "bob", "cid", "dan", "eva");
        SampleClass four = new SampleClass(folder.resolve("b"), "ann", "bob", "cid", "dan", "eva");
        four.jobs = 4;
        one.grade();
        four.grade();

        assertThat(four.text("grades.json")).isEqualTo(one.text("grades.json"));
    }

    @Test
    void aSecondFileOfAStudentIsRefused() {
        SampleClass sample = new SampleClass(folder, "ann", "ann@x.org").roster("id,email\nann,ann@x.org\n");

        assertThatThrownBy(sample::grade)
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "'ann' and 'ann@x.org' are both submissions of 'ann' in the roster. Take one of them away.");
    }

    @Test
    void formatsAreFilesOfTheirOwn() {
        SampleClass sample = new SampleClass(folder, "ann").roster("id\nann\nzoe\n");
        sample.formats = List.of(Format.GRADESCOPE, Format.JUNIT);
        sample.grade();

        assertThat(sample.out.resolve("gradescope/ann.json")).exists();
        assertThat(sample.out.resolve("junit/ann.xml")).exists();
        assertThat(sample.out.resolve("gradescope/zoe.json")).doesNotExist();
        assertThat(sample.out.resolve("exercism")).doesNotExist();
    }

    /** A progress that nobody looks at. */
    private static final class Silence implements Progress {

        @Override
        public void begin(int total) {}

        @Override
        public void done(SubmissionGrade grade) {}

        @Override
        public void close() {}
    }
}
