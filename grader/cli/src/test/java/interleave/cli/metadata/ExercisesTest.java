package interleave.cli.metadata;

import static interleave.cli.SampleKit.METADATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.cli.SampleKit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExercisesTest {

    private static final String FILE = "exercises/04-unlocked-database/exercise.properties";

    @TempDir
    private Path root;

    private SampleKit kit;

    @BeforeEach
    void makeTheKit() {
        kit = new SampleKit(root).database();
    }

    @Test
    void readsWhatAnExerciseDeclares() {
        Exercise exercise = kit.exercise("04-unlocked-database");

        assertThat(exercise.id()).isEqualTo("04-unlocked-database");
        assertThat(exercise.number()).isEqualTo("04");
        assertThat(exercise.packageName()).isEqualTo("interleave.unlockeddatabase");
        assertThat(exercise.title()).isEqualTo("Unlocked database");
        assertThat(exercise.concepts()).containsExactly("race condition", "lost update");
        assertThat(exercise.prerequisites()).isEmpty();
        assertThat(exercise.sources()).allMatch(Files::exists).hasSize(1);
        assertThat(exercise.promises())
                .containsExactly(
                        new Promise("04.1", 6, "No update is lost.", false),
                        new Promise("04.2", 4, "The latency runs once.", true));
    }

    @Test
    void takesCommentsEmptyLinesWindowsLineEndsAndAByteOrderMark() {
        kit.metadata("04-unlocked-database", "\uFEFF" + METADATA.replace("\n", "\r\n\r\n# a remark = none\r\n"));

        assertThat(kit.exercise("04-unlocked-database").title()).isEqualTo("Unlocked database");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title = Unlocked|titel = Unlocked|:1: unknown key 'titel'. Did you mean 'title'?
            given = 04.2|colour = red|:5: unknown key 'colour'. The keys are title, concepts, prerequisites, files, given, and 04.1.points, 04.1.says and so on.
            04.2.says = The latency|04.2.sais = The latency|:9: unknown key '04.2.sais'. Did you mean '04.2.says'?
            given = 04.2|given|:5: this line is not 'key = value'. A comment starts with '#'.
            given = 04.2|title = Another|:5: key 'title' stands in line 1 already. Remove one of the two.
            given = 04.2|given = 04.3|:5: given names '04.3', but the promises here are 04.1, 04.2.
            given = 04.2|given = 04.2,|:5: 'given' has a comma with nothing before or after it.
            given = 04.2|given = 04.2, 04.2|:5: 'given' names '04.2' twice.
            title = Unlocked database|title =|:1: 'title' is empty. Write its value after the '='.
            FakeDatabase.java|FakeDatabase|:4: 'FakeDatabase' is not the name of a Java file, such as FakeDatabase.java.
            FakeDatabase.java|../FakeDatabase.java|:4: '../FakeDatabase.java' is not the name of a Java file, such as FakeDatabase.java.
            prerequisites =|prerequisites = 04-unlocked-database|:3: an exercise cannot be its own prerequisite. Remove '04-unlocked-database'.
            prerequisites =|prerequisites = 03-thread-pool|:3: prerequisite '03-thread-pool' is no folder in exercises/.
            04.1.points = 6|04.1.points = six|:6: 04.1.points is 'six', but must be a whole number from 1 to 10.
            04.1.points = 6|04.1.points = 5|: the points of the promises add up to 9, but must add up to 10.
            """)
    void namesFileLineAndWhatToDo(String right, String wrong, String problem) {
        kit.metadata("04-unlocked-database", METADATA.replace(right, wrong));

        assertThatThrownBy(() -> new Exercises(root).all()).message().contains(FILE + problem);
    }

    @Test
    void aPromiseOfAnotherExerciseIsToldAsSuch() {
        kit.metadata("04-unlocked-database", METADATA.replace("04.2.points", "08.2.points"));

        assertThatThrownBy(() -> new Exercises(root).all())
                .message()
                .contains(FILE + ":8: '08.2.points' is a promise of exercise 08, but this folder is exercise 04.")
                .contains(FILE + ": key '04.2.points' is missing. Add a line '04.2.points = ...'.");
    }

    @Test
    void promisesAreNumberedWithoutGaps() {
        kit.metadata(
                "04-unlocked-database",
                METADATA.replace("04.2.p", "04.3.p").replace("04.2.s", "04.3.s").replace("given = 04.2", ""));

        assertThatThrownBy(() -> new Exercises(root).all())
                .hasMessage(FILE + ":8: promise 04.3 stands where 04.2 is expected. "
                        + "Number the promises from 04.1, in order and without gaps.");
    }

    @Test
    void tellsAllMistakesAtOnce() {
        kit.metadata("04-unlocked-database", "title = Unlocked database\nfiles = FakeDatabase.java\n");

        assertThatThrownBy(() -> new Exercises(root).all())
                .hasMessage(FILE + ": key 'concepts' is missing. Add a line 'concepts = ...'.\n" + FILE
                        + ": key 'prerequisites' is missing. Add a line 'prerequisites = ...'.\n" + FILE
                        + ": there is no promise. Add '04.1.points = ...' and '04.1.says = ...'.");
    }

    @Test
    void aLineThatIsNotUtf8IsNamed() throws Exception {
        Files.write(
                root.resolve(FILE),
                METADATA.replace("database\n", "databas\u00e9\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> new Exercises(root).all())
                .message()
                .startsWith(FILE + ":1: this line is not UTF-8. Save the file in UTF-8.");
    }

    @Test
    void aFolderWithoutMetadataIsNamed() throws Exception {
        Files.createDirectories(root.resolve("exercises/05-data-hasher"));

        assertThatThrownBy(() -> new Exercises(root).all())
                .message()
                .startsWith("exercises/05-data-hasher/exercise.properties: "
                        + "this file cannot be read. Every exercise needs it, in UTF-8.");
    }

    @Test
    void aSlipInAPrerequisiteIsRecognised() {
        kit.pipeline();
        kit.metadata("04-unlocked-database", METADATA.replace("prerequisites =", "prerequisites = 08-lock-pipelin"));

        assertThatThrownBy(() -> new Exercises(root).all())
                .hasMessage(FILE + ":3: prerequisite '08-lock-pipelin' is no folder in exercises/. "
                        + "Did you mean '08-lock-pipeline'?");
    }

    @Test
    void prerequisitesDoNotRunInACircle() {
        kit.pipeline();
        kit.metadata("04-unlocked-database", METADATA.replace("prerequisites =", "prerequisites = 08-lock-pipeline"));

        assertThatThrownBy(() -> new Exercises(root).all())
                .hasMessage(FILE + ": its prerequisites lead back to itself. Remove one of them here or there.");
    }

    @Test
    void everyNumberIsUsedOnce() {
        kit.metadata("04-another", METADATA);

        assertThatThrownBy(() -> new Exercises(root).all())
                .hasMessage("exercises/04-unlocked-database: exercises/04-another has the number 04, too. "
                        + "Give one of them another number.");
    }

    @Test
    void aKitWithoutExercisesIsToldAsSuch() {
        assertThatThrownBy(() -> new Exercises(root.resolve("elsewhere")).all())
                .hasMessage("exercises: there is no exercise here, in a folder such as 04-unlocked-database.");
    }

    @Test
    void aMistakeElsewhereDoesNotDisturbWhoWantsOneExercise() {
        kit.pipeline();
        kit.metadata("08-lock-pipeline", "nonsense");

        assertThat(kit.exercise("04-unlocked-database").title()).isEqualTo("Unlocked database");
    }

    @Test
    void aListedFileThatIsMissingIsAProblemOfItsOwn() throws Exception {
        Exercise exercise = kit.exercise("04-unlocked-database");
        assertThat(Exercises.missingFiles(exercise)).isEmpty();

        Files.delete(exercise.sources().get(0));

        assertThat(Exercises.missingFiles(exercise))
                .extracting(MetadataProblem::toString)
                .containsExactly(FILE + ": files names 'FakeDatabase.java', "
                        + "which is not in src/main/java/interleave/unlockeddatabase.");
    }
}
