package interleave.cli.grade;

import interleave.cli.Sha256;
import interleave.cli.compile.TestLibraries;
import interleave.testkit.Promise;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parts of this program's own class path: what a worker does not need, it does not get. */
final class CliClassPath {

    private static final List<String> NOT_FOR_TESTS =
            List.of("picocli", "jackson-", "freemarker", "snakeyaml", "progressbar", "commons-", "jline");

    private CliClassPath() {}

    /** For a compiler process. */
    static List<Path> compiler() {
        return TestLibraries.classPath();
    }

    /** For a JVM that runs tests: these, and what they are written with. First jars, and then folders, if there are any. */
    static List<Path> tests() {
        return TestLibraries.classPath().stream()
                .filter(path -> !isOwn(path))
                .filter(path -> NOT_FOR_TESTS.stream()
                        .noneMatch(name -> path.getFileName().toString().startsWith(name)))
                .sorted(Comparator.comparing((Path path) -> !isJar(path)))
                .toList();
    }

    /** The jars of {@link #tests}: its beginning. */
    static List<Path> testJars() {
        return tests().stream().filter(CliClassPath::isJar).toList();
    }

    private static boolean isJar(Path path) {
        return Files.isRegularFile(path);
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

    /** What the explorer's agent puts on the boot class path. */
    static Path bootJar() {
        Path jar = library("explorer");
        String name = jar.getFileName().toString();
        return jar.resolveSibling(name.substring(0, name.length() - ".jar".length()) + "-boot.jar");
    }

    /** Changes with the JDK, with the libraries and with the kit's own parts of {@link #tests}. */
    static String fingerprint() {
        Sha256 hash = new Sha256();
        hash.text(System.getProperty("java.home"));
        hash.text(System.getProperty("java.vm.version"));
        List<Path> all = new ArrayList<>(tests());
        all.add(bootJar());
        // A class path may name what is not there.
        for (Path place : all.stream().filter(Files::exists).toList()) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    hash.text(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return hash.hex().substring(0, 16);
    }

    /** These as one class path. */
    static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** A library by the beginning of its jar's name. */
    static Path library(String name) {
        return tests().stream()
                .filter(jar -> jar.getFileName().toString().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not on the class path"));
    }
}
