package interleave.cli.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.cli.CommandLineRun;
import interleave.cli.Refusal;
import interleave.cli.SampleKit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradeCommandTest {

    @TempDir
    private Path folder;

    private Path submissions;

    @BeforeEach
    void kit() throws Exception {
        new SampleKit(folder).database().pipeline();
        submissions = Files.createDirectories(folder.resolve("submissions"));
    }

    @Test
    void helpNamesWhatThereIs() {
        assertThat(CommandLineRun.of("grade", "--help"))
                .contains("--roster", "--only", "--exercises", "--jobs", "--format", "--[no-]resume", "SUBMISSIONS");
    }

    @Test
    void whatCannotBeUsedIsASentence() {
        refused("There is no folder or zip " + folder.resolve("nothing") + ".", folder.resolve("nothing"));
        refused("--jobs is a number from 1. Try --jobs 2.", submissions, "--jobs", "0");
        refused(
                "There is no format 'moodle'. The formats are gradescope, classroom50, exercism, junit.",
                submissions,
                "--format",
                "junit,moodle");
        refused(
                "No exercise is named '99'. The exercises are 04-unlocked-database, 08-lock-pipeline.",
                submissions,
                "--exercises",
                "04,99");
        refused(
                "There is no roster " + folder.resolve("roster.csv") + ". Check the path after --roster.",
                submissions,
                "--roster",
                folder.resolve("roster.csv").toString());
    }

    @Test
    void emptyNamesAreRefused() {
        String root = folder.toString();

        assertThatThrownBy(() -> CommandLineRun.of("grade", submissions.toString(), "--root", root, "--out", ""))
                .hasMessage("The name after --out is empty. Try --out grades.");
        assertThatThrownBy(() -> CommandLineRun.of("grade", "", "--root", root, "--out", root))
                .hasMessage("The name of the folder or zip of submissions is empty.");
    }

    @Test
    void theGradesAreNoSubmission() {
        Path out = submissions.resolve("grades");

        assertThatThrownBy(() -> CommandLineRun.of(
                        "grade", submissions.toString(), "--root", folder.toString(), "--out", out.toString()))
                .hasMessage("The folder " + out + " lies within " + submissions
                        + ", where it would be taken for a submission. Name another one with --out.");
    }

    private void refused(String sentence, Path from, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "grade",
                from.toString(),
                "--root",
                folder.toString(),
                "--out",
                folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        assertThatThrownBy(() -> CommandLineRun.of(arguments.toArray(String[]::new)))
                .isInstanceOf(Refusal.class)
                .hasMessage(sentence);
    }
}
