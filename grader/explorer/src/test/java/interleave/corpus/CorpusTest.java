package interleave.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each program gets its verdict, after the very number of schedules that stands in {@code golden.txt}: on each JDK, on
 * each machine, in each run. With {@code -Dgolden.write=true} the numbers found are written to target/golden.txt.
 */
class CorpusTest {
    private static final Map<String, String> FOUND = new TreeMap<>();

    @TestFactory
    Stream<DynamicTest> everyProgramGetsItsVerdict() throws IOException {
        Map<String, String> golden = golden();
        return Corpus.programs().stream()
                .map(each ->
                        DynamicTest.dynamicTest(Corpus.name(each), () -> check(each, golden.get(Corpus.name(each)))));
    }

    private static void check(Class<? extends Scenario> program, String golden) {
        Verdict verdict = Exploration.of(program).explore();
        assertThat(verdict.kind())
                .as(verdict.text())
                .isEqualTo(program.getAnnotation(Expected.class).value());
        String found = verdict.schedules() + " " + verdict.exhausted();
        FOUND.put(Corpus.name(program), found);
        if (!Boolean.getBoolean("golden.write")) {
            assertThat(found).as("schedules, and whether these are all").isEqualTo(golden);
        }
    }

    static Map<String, String> golden() throws IOException {
        Map<String, String> golden = new TreeMap<>();
        try (InputStream in = CorpusTest.class.getResourceAsStream("golden.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    golden.put(
                            line.substring(0, space), line.substring(space + 1).strip());
                }
            }
        }
        return golden;
    }

    @AfterAll
    static void write() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            StringBuilder text = new StringBuilder();
            FOUND.forEach(
                    (name, found) -> text.append(name).append(' ').append(found).append('\n'));
            Files.writeString(Path.of("target", "golden.txt"), text);
        }
    }
}
