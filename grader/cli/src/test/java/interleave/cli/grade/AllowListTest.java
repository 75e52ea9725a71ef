package interleave.cli.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AllowListTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private final AllowList allowed = new AllowList();
    private final Compiler compiler = new Compiler(List.of());

    @Test
    void everyKnownAnswerUsesOnlyWhatIsAllowed() throws IOException {
        List<String> refused = new ArrayList<>();
        int count = 0;
        for (Path folder : folders()) {
            Map<String, String> sources = sources(folder);
            if (sources.isEmpty()) {
                continue;
            }
            String packageName = packageOf(sources);
            Compilation compilation = compiler.compile(packageName, sources);
            count++;
            List<String> sentences = compilation.error() == null
                    ? ClassScan.of(compilation.classes(), packageName, List.of(), allowed)
                    : List.of(compilation.error());
            sentences.forEach(sentence -> refused.add(ROOT.relativize(folder) + ": " + sentence));
        }

        assertThat(refused).isEmpty();
        assertThat(count).isGreaterThan(100);
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> all = Stream.of("solutions", "exercises")
                .map(ROOT::resolve)
                .flatMap(AllowListTest::walk)) {
            return all.filter(Files::isDirectory)
                    .filter(folder -> !folder.toString().contains("target")
                            && !folder.toString().contains("src/test"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
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

    private static String packageOf(Map<String, String> sources) {
        String source = sources.values().iterator().next();
        return source.lines()
                .filter(line -> line.startsWith("package "))
                .map(line -> line.substring("package ".length(), line.indexOf(';')))
                .findFirst()
                .orElse("");
    }
}
