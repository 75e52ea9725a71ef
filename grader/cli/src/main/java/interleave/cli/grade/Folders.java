package interleave.cli.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of the grader's own that come and go. */
final class Folders {

    private Folders() {}

    /** Copies what is in a folder. */
    static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.toList();
        }
        for (Path each : all) {
            Path copy = to.resolve(from.relativize(each).toString());
            if (Files.isDirectory(each)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(each, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Removes a folder with all that is in it, as far as that is possible. */
    static void delete(Path folder) {
        if (folder == null || !Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : innermostFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            // It lies in the system's folder for what may be removed.
            return;
        }
    }
}
