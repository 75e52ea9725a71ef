package interleave.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.cli.SampleKit;
import interleave.cli.metadata.Exercise;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextStepTest {

    @TempDir
    private Path root;

    @Test
    void prerequisitesComeBeforeNumbers() {
        SampleKit kit = new SampleKit(root).database().pipeline();
        kit.metadata("04-unlocked-database", SampleKit.METADATA.replace("sites =", "sites = 08-lock-pipeline"));
        kit.metadata(
                "08-lock-pipeline",
                "title = Lock pipeline\nconcepts = x\nprerequisites =\nfiles = Pipeline.java\n"
                        + "08.1.points = 10\n08.1.says = One message.\n");

        NextStep next = next(kit, ExerciseState.WRONG, "04-unlocked-database", "08-lock-pipeline");

        assertThat(next.exercise()).isEqualTo("08-lock-pipeline");
        assertThat(next.command()).isEqualTo("mvn test -pl exercises/08-lock-pipeline");
    }

    @Test
    void aPrerequisiteThatIsNotOnTheCardDoesNotMatter() {
        SampleKit kit = new SampleKit(root).database().pipeline();

        assertThat(next(kit, ExerciseState.WRONG, "08-lock-pipeline").exercise())
                .isEqualTo("08-lock-pipeline");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NOT_STARTED|Read exercises/04-unlocked-database/README.md, then write what its TODO asks for. If you are stuck, hints.md beside it helps in three steps.
            WRONG|Start with promise 04.1: read in full what was seen. If you are stuck, exercises/04-unlocked-database/hints.md helps in three steps.
            DOES_NOT_COMPILE|Make it compile first; the card quotes the compiler's first error.
            DID_NOT_FINISH|Its tests did not come to their end; the card says how far they came. The contract is in exercises/04-unlocked-database/README.md.
            """)
    void advisesByState(ExerciseState state, String advice) {
        SampleKit kit = new SampleKit(root).database();

        assertThat(next(kit, state, "04-unlocked-database").advice()).isEqualTo(advice);
    }

    private static NextStep next(SampleKit kit, ExerciseState state, String... ids) {
        List<Exercise> exercises = Stream.of(ids).map(kit::exercise).toList();
        List<ExerciseGrade> grades = exercises.stream()
                .map(exercise -> new ExerciseGrade(
                        exercise.id(),
                        exercise.number(),
                        exercise.title(),
                        state,
                        null,
                        0,
                        10,
                        List.of(new PromiseGrade("04.1", 0, 10, "Says.", PromiseState.LOST, "Seen.", null))))
                .toList();
        return NextStep.after(exercises, ReportCard.of(grades, Instant.EPOCH));
    }
}
