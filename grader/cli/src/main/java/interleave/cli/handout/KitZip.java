package interleave.cli.handout;

import interleave.cli.Refusal;
import interleave.cli.card.AtomicFile;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes a zip with the marks of scripts kept, the same bytes for the same files. */
final class KitZip {

    private static final FileTime WHEN = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    private KitZip() {}

    /**
     * Writes it; an older one is replaced.
     *
     * @throws Refusal if that fails
     */
    static void write(Path zip, List<KitFile> files) {
        Path draft = null;
        try {
            draft = Files.createTempDirectory("interleave-zip");
            Path whole = draft.resolve("kit.zip");
            fill(whole, files);
            AtomicFile.write(zip.toAbsolutePath(), out -> Files.copy(whole, out));
        } catch (IOException failed) {
            throw new Refusal("Cannot write " + zip + ": " + failed.getMessage() + ".");
        } finally {
            delete(draft);
        }
    }

    private static void fill(Path zip, List<KitFile> files) throws IOException {
        Map<String, String> settings = Map.of("create", "true", "enablePosixFileAttributes", "true");
        try (FileSystem inside = FileSystems.newFileSystem(zip, settings)) {
            for (KitFile file : files) {
                Path entry = inside.getPath("/" + file.path());
                Files.createDirectories(entry.getParent());
                Files.write(entry, file.content(), StandardOpenOption.CREATE_NEW);
                Files.setPosixFilePermissions(
                        entry, PosixFilePermissions.fromString(file.executable() ? "rwxr-xr-x" : "rw-r--r--"));
            }
            setTimes(inside.getPath("/"));
        }
    }

    private static void setTimes(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            for (Path entry : all.filter(path -> !path.equals(top)).toList()) {
                Files.getFileAttributeView(entry, BasicFileAttributeView.class).setTimes(WHEN, WHEN, WHEN);
            }
        }
    }

    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try {
            Files.deleteIfExists(folder.resolve("kit.zip"));
            Files.deleteIfExists(folder);
        } catch (IOException left) {
            // A leftover among the temporary files harms nobody.
            return;
        }
    }
}
