package interleave.cli.grade;

import interleave.cli.compile.TestLibraries;
import interleave.testkit.Promise;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** Parts of this program's own class path: what a worker does not need, it does not get. */
final class CliClassPath {

    private static final List<String> NOT_FOR_TESTS =
            List.of("picocli", "jackson-", "freemarker", "snakeyaml", "progressbar", "commons-", "jline");

    private CliClassPath() {}

    /** For a compiler process. */
    static List<Path> compiler() {
        return TestLibraries.classPath();
    }

    /** For a JVM that runs tests: these, and what they are written with. */
    static List<Path> tests() {
        return TestLibraries.classPath().stream()
                .filter(path -> !isOwn(path))
                .filter(path -> NOT_FOR_TESTS.stream()
                        .noneMatch(name -> path.getFileName().toString().startsWith(name)))
                .toList();
    }

    private static boolean isOwn(Path path) {
        return path.equals(placeOf(CliClassPath.class));
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The kit's own parts that have a say in a verdict. */
    static List<Path> graders() {
        return List.of(placeOf(CliClassPath.class), placeOf(Promise.class), library("explorer"));
    }

    /** A library by the beginning of its jar's name. */
    static Path library(String name) {
        return tests().stream()
                .filter(jar -> jar.getFileName().toString().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not on the class path"));
    }
}
