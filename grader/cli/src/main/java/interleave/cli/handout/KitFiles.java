package interleave.cli.handout;

import interleave.cli.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files of a kit: as git has them committed, so that an instructor's own attempts in the stubs are not handed out;
 * without git, as they stand.
 *
 * @param files in the order of their paths
 * @param committed whether they come from git
 * @param changed what differs from that in the folder, or is not in git
 */
record KitFiles(List<KitFile> files, boolean committed, List<String> changed) {

    private static final long GIT_SECONDS = 120;

    static KitFiles of(Path root) {
        try {
            Optional<byte[]> archive = git(root, "archive", "--format=zip", "HEAD");
            if (archive.isEmpty()) {
                return new KitFiles(standing(root), false, List.of());
            }
            return new KitFiles(unpacked(archive.get()), true, changed(root));
        } catch (IOException failed) {
            throw new Refusal("The kit in " + root + " cannot be read: " + failed.getMessage() + ".");
        }
    }

    private static List<KitFile> unpacked(byte[] archive) throws IOException {
        List<KitFile> files = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.add(new KitFile(entry.getName(), zip.readAllBytes()));
                }
            }
        }
        return sorted(files);
    }

    private static List<String> changed(Path root) throws IOException {
        byte[] status = git(root, "status", "--porcelain", "--untracked-files=all", "--no-renames", "-z", "--", ".")
                .orElse(new byte[0]);
        // Git tells paths from the top of its own folder, which may lie above the kit's.
        String prefix = git(root, "rev-parse", "--show-prefix")
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .orElse("");
        return Arrays.stream(new String(status, StandardCharsets.UTF_8).split("\0"))
                .filter(line -> line.length() > 3)
                .map(line -> line.substring(3))
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .sorted()
                .toList();
    }

    private static List<KitFile> standing(Path root) throws IOException {
        List<KitFile> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (!path.matches("(.*/)?(target|\\.git)/.*")) {
                    files.add(new KitFile(path, Files.readAllBytes(file)));
                }
            }
        }
        return sorted(files);
    }

    private static List<KitFile> sorted(List<KitFile> files) {
        return files.stream().sorted(Comparator.comparing(KitFile::path)).toList();
    }

    private static Optional<byte[]> git(Path root, String... arguments) throws IOException {
        Path out = Files.createTempFile("interleave-git", ".out");
        try {
            List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
            command.addAll(List.of(arguments));
            Process git = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                boolean ended = git.waitFor(GIT_SECONDS, TimeUnit.SECONDS);
                return ended && git.exitValue() == 0 ? Optional.of(Files.readAllBytes(out)) : Optional.empty();
            } finally {
                git.destroyForcibly();
            }
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new Refusal("The handout was interrupted; nothing was written.");
        } finally {
            Files.deleteIfExists(out);
        }
    }
}
