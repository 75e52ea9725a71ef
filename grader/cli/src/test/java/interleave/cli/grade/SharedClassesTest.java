package interleave.cli.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedClassesTest {
    @TempDir
    Path temp;

    private PreparedExercise exercise;
    private Path folder;
    private final Clockwork clockwork = new Clockwork();

    @BeforeEach
    void prepareAnExercise() throws Exception {
        AttackedKit kit = new AttackedKit(temp.resolve("kit"));
        exercise = PreparedExercise.of(
                kit.exercises().get(0), new KeptTests(temp.resolve("none/at/all")), temp.resolve("tests"));
        folder = Files.createDirectory(temp.resolve("target"));
    }

    @AfterEach
    void endClockwork() {
        clockwork.close();
    }

    @Test
    void aWorkersJvmTakesItsClassesFromThere() throws Exception {
        try (SharedClasses shared = shared(folder)) {
            for (int worker = 1; worker < SharedClasses.ENOUGH_WORKERS; worker++) {
                shared.workerStarts(exercise, false);
            }
            assertThat(folder).isEmptyDirectory();

            shared.workerStarts(exercise, false);

            await().atMost(Duration.ofMinutes(5)).until(() -> shared.file() != null);
            List<String> command = new ArrayList<>(List.of(
                    Sandbox.java().toString(),
                    // Ends with an error where the file does not fit.
                    "-Xshare:on",
                    "-XX:SharedArchiveFile=" + shared.file(),
                    "-Xlog:class+load:file=" + temp.resolve("classes.log")));
            command.addAll(TestWorker.agents(false));
            command.addAll(List.of(
                    "-cp",
                    CliClassPath.tests().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                    TestWorker.MAIN));
            Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
            jvm.getOutputStream().write("00\n".getBytes(StandardCharsets.UTF_8));
            jvm.getOutputStream().close();
            String words = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            jvm.waitFor();

            assertThat(words).isEmpty();
            try (Stream<String> loaded = Files.lines(temp.resolve("classes.log"))) {
                assertThat(loaded.filter(line -> line.contains("shared objects file")))
                        .anyMatch(line -> line.contains("interleave.explorer.instrument.Agent "));
            }
        }
    }

    @Test
    void itCanBeMadeAhead() throws Exception {
        try (SharedClasses shared = shared(folder)) {
            shared.makeAhead(exercise, false);
            assertThat(shared.file()).isNotNull();

            FileTime made = Files.getLastModifiedTime(shared.file());
            shared.makeAhead(exercise, false);
            assertThat(Files.getLastModifiedTime(shared.file())).isEqualTo(made);
        }
    }

    @Test
    void whoeverEndsItWhileItIsMadeLeavesNothingBehind() throws Exception {
        try (SharedClasses shared = shared(folder)) {
            for (int worker = 1; worker <= SharedClasses.ENOUGH_WORKERS; worker++) {
                shared.workerStarts(exercise, false);
            }
        }

        assertThat(folder).isEmptyDirectory();
        assertThat(temp.resolve("scratch")).doesNotExist();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("grade-shared-classes"));
    }

    @Test
    void whereNothingCanBeKeptNothingIsMade() {
        try (SharedClasses shared = shared(temp.resolve("missing"))) {
            for (int worker = 1; worker <= 2 * SharedClasses.ENOUGH_WORKERS; worker++) {
                shared.workerStarts(exercise, false);
            }
            assertThat(shared.file()).isNull();
        }
        assertThat(temp.resolve("missing")).doesNotExist();
    }

    private SharedClasses shared(Path where) {
        return new SharedClasses(where, temp.resolve("scratch"), clockwork);
    }
}
