package interleave.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three JVMs that explore at the same time, and get in each other's way, find what one alone finds. */
class ThreeAtOnceTest {
    /** A safety net; each JVM needs some seconds. */
    private static final long MOST_MINUTES = 5;

    /** A part of the corpus, in a JVM of its own: a line for each program, as in {@code golden.txt}. */
    static final class SomePrograms {
        private static final int STEP = 6;

        private SomePrograms() {}

        public static void main(String[] arguments) {
            for (Class<? extends Scenario> program : some()) {
                Verdict verdict = Exploration.of(program).explore();
                System.out.println(Corpus.name(program) + " " + verdict.schedules() + " " + verdict.exhausted());
            }
        }

        static List<Class<? extends Scenario>> some() {
            List<Class<? extends Scenario>> all = Corpus.programs();
            List<Class<? extends Scenario>> some = new ArrayList<>();
            for (int i = 0; i < all.size(); i += STEP) {
                some.add(all.get(i));
            }
            return some;
        }
    }

    @Test
    void theyCountTheSameSchedules(@TempDir Path folder) throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                processes.add(start(folder.resolve(i + ".txt")));
            }
            for (Process each : processes) {
                assertThat(each.waitFor(MOST_MINUTES, TimeUnit.MINUTES))
                        .as("ended")
                        .isTrue();
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
        Map<String, String> golden = CorpusTest.golden();
        List<String> expected = SomePrograms.some().stream()
                .map(Corpus::name)
                .map(name -> name + " " + golden.get(name))
                .toList();
        for (int i = 0; i < 3; i++) {
            assertThat(Files.readAllLines(folder.resolve(i + ".txt")))
                    .as("what JVM %d of three found", i + 1)
                    .isEqualTo(expected);
        }
    }

    private static Process start(Path output) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-javaagent:" + System.getProperty("interleave.agent"),
                        "-Dfile.encoding=" + StandardCharsets.UTF_8,
                        "-cp",
                        classPath,
                        SomePrograms.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
