package interleave.cli.law;

import interleave.cli.metadata.Exercise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * The stubs as git has them, so that a student's own edits do not disturb the law. Where there is no git, or the stub is
 * not committed yet, it is the file as it stands.
 */
final class CommittedStubs {
    private static final long GIT_SECONDS = 30;

    private final Path root;
    private final Path work;
    private final Map<String, List<Path>> copies = new HashMap<>();
    private final Set<String> notes = new TreeSet<>();

    /**
     * @param root the kit's folder
     * @param work where the stubs are copied to
     */
    CommittedStubs(Path root, Path work) {
        this.root = root;
        this.work = work;
    }

    /** The stub's files, copied out once. Any thread may ask; it may have to wait. */
    synchronized List<Path> sources(Exercise exercise) {
        return copies.computeIfAbsent(exercise.id(), id -> copy(exercise));
    }

    private List<Path> copy(Exercise exercise) {
        List<Path> copies = new ArrayList<>();
        for (Path source : exercise.sources()) {
            String path = root.relativize(source).toString().replace('\\', '/');
            Path copy = work.resolve(path);
            try {
                byte[] now = Files.exists(source) ? Files.readAllBytes(source) : new byte[0];
                Optional<byte[]> committed = committed(path);
                if (committed.isEmpty()) {
                    notes.add("The stub " + path + " is not in git; the law takes it as it stands.");
                } else if (!Arrays.equals(now, committed.get())) {
                    notes.add("The law takes " + path + " as committed, without the changes since.");
                }
                Files.createDirectories(copy.getParent());
                Files.write(copy, committed.orElse(now));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            copies.add(copy);
        }
        return copies;
    }

    /** What whoever reads the table should know. */
    synchronized Set<String> notes() {
        return new TreeSet<>(notes);
    }

    private Optional<byte[]> committed(String path) throws IOException {
        Path copy = Files.createTempFile(work, "committed", ".java");
        Process git;
        try {
            git = new ProcessBuilder("git", "-C", root.toString(), "show", "HEAD:./" + path)
                    .redirectOutput(copy.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noGit) {
            return Optional.empty();
        }
        try {
            if (!git.waitFor(GIT_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
            return git.exitValue() == 0 ? Optional.of(Files.readAllBytes(copy)) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            git.destroyForcibly();
            Files.deleteIfExists(copy);
        }
    }
}
