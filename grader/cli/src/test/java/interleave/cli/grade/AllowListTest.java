package interleave.cli.grade;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.cli.metadata.Exercises;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AllowListTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final AllowList ALLOWED = new AllowList();
    private static final Compiler COMPILER = new Compiler(List.of());

    /** The folders that hold an exercise's stub, reference and other answers. */
    static List<String> exercises() throws IOException {
        try (Stream<Path> all = Files.list(ROOT.resolve("exercises"))) {
            return all.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(Exercises::isName)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("exercises")
    @Timeout(600)
    void everyKnownAnswerUsesOnlyWhatIsAllowed(String exercise) throws IOException {
        String packageName = "interleave." + exercise.substring(3).replace("-", "");
        String path = packageName.replace('.', '/');
        List<Path> folders = new ArrayList<>(List.of(
                ROOT.resolve("exercises")
                        .resolve(exercise)
                        .resolve("src/main/java")
                        .resolve(path),
                ROOT.resolve("solutions/src/main/java").resolve(path)));
        try (Stream<Path> all = Files.walk(ROOT.resolve("solutions/answers").resolve(exercise))) {
            folders.addAll(all.filter(Files::isDirectory).sorted().toList());
        }
        Set<String> listed = sources(folders.get(1)).keySet();
        List<String> refused = new ArrayList<>();
        int count = 0;
        for (Path folder : folders) {
            Map<String, String> sources = sources(folder);
            if (!sources.isEmpty()) {
                Compilation compilation = COMPILER.compile(packageName, sources);
                List<String> sentences = compilation.error() == null
                        ? ClassScan.of(
                                MainMethods.without(compilation.classes(), listed), packageName, List.of(), ALLOWED)
                        : List.of(compilation.error());
                sentences.forEach(sentence -> refused.add(ROOT.relativize(folder) + ": " + sentence));
                count++;
            }
        }

        assertThat(refused).isEmpty();
        assertThat(count).isGreaterThan(5);
    }

    private static Map<String, String> sources(Path folder) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                sources.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return sources;
    }
}
