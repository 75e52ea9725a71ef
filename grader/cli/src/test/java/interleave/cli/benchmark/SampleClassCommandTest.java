package interleave.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.cli.CommandLineRun;
import interleave.cli.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class of this kit's own known answers. */
class SampleClassCommandTest {
    private static final String ROOT =
            Path.of("../..").toAbsolutePath().normalize().toString();

    @TempDir
    private Path out;

    private String make() {
        return CommandLineRun.of("sample-class", "--root", ROOT, "--submissions", "3", "--out", out.toString());
    }

    @Test
    void itMakesAsManySubmissionsAsAskedForAndSaysWhatIsExpectedOfThem() throws IOException {
        assertThat(make()).startsWith("3 submissions of 01,02,03,04: ");
        assertThat(names(out)).containsExactly("expected.json", "submissions");
        assertThat(names(out.resolve("submissions"))).containsExactly("student-0001", "student-0002", "student-0003");
    }

    @Test
    void itWritesOverNoClassThatIsThere() {
        make();
        assertThatThrownBy(this::make)
                .isInstanceOf(Refusal.class)
                .hasMessage(out.resolve("submissions") + " is there already. Name another folder with --out.");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
