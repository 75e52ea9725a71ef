package interleave.cli.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.cli.metadata.Exercise;
import interleave.cli.run.Broken;
import interleave.cli.run.GradedTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTestsTest {
    private static final String TEST = "test-classes/interleave/box/BoxTest.class";

    @TempDir
    Path temp;

    private AttackedKit kit;
    private Exercise exercise;
    private Path folder;
    private KeptTests kept;

    @BeforeEach
    void makeKit() throws Exception {
        kit = new AttackedKit(temp.resolve("kit"));
        exercise = kit.exercises().get(0);
        folder = Files.createDirectory(temp.resolve("target")).resolve("compiled-tests");
        kept = new KeptTests(folder);
    }

    @Test
    void whatWasCompiledOnceIsTakenAgain() throws Exception {
        kept.put(exercise, temp.resolve("first"));
        Files.writeString(only().resolve("kept"), "");

        kept.put(exercise, temp.resolve("second"));

        assertThat(temp.resolve("first").resolve(TEST)).exists();
        assertThat(temp.resolve("second").resolve(TEST))
                .hasSameBinaryContentAs(temp.resolve("first").resolve(TEST));
        assertThat(temp.resolve("second/kept")).exists();
        assertThat(GradedTests.compiled(exercise, temp.resolve("second")).names())
                .containsExactly("interleave.box.BoxTest");
    }

    @Test
    void otherTestsAreCompiled() throws Exception {
        kept.put(exercise, temp.resolve("first"));
        Path source = exercise.folder().resolve("src/test/java/interleave/box/BoxTest.java");
        Files.writeString(source, Files.readString(source).replace("\"apple\"", "\"pear\""));

        kept.put(exercise, temp.resolve("second"));

        assertThat(Files.mismatch(
                        temp.resolve("second").resolve(TEST),
                        temp.resolve("first").resolve(TEST)))
                .isNotNegative();
    }

    @Test
    void whatDoesNotCompileIsNotKept() throws Exception {
        Path source = exercise.folder().resolve("src/test/java/interleave/box/BoxTest.java");
        Files.writeString(source, "class");

        assertThatThrownBy(() -> kept.put(exercise, temp.resolve("first"))).isInstanceOf(Broken.class);
        assertThat(folder).doesNotExist();
    }

    @Test
    void whereNothingCanBeKeptTheyAreCompiled() throws Exception {
        new KeptTests(temp.resolve("missing/compiled-tests")).put(exercise, temp.resolve("first"));

        assertThat(temp.resolve("first").resolve(TEST)).exists();
        assertThat(temp.resolve("missing")).doesNotExist();
    }

    private Path only() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> found = all.toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }
}
