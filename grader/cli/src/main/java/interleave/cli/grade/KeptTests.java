package interleave.cli.grade;

import interleave.cli.Sha256;
import interleave.cli.metadata.Exercise;
import interleave.cli.run.Broken;
import interleave.cli.run.GradedTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The exercises' compiled stubs and tests, kept from one grading to the next: to compile them takes longer than to grade a
 * submission. They lie in folders whose names have a hash of all that they were made from. Any thread may ask.
 */
final class KeptTests {

    private final Path folder;
    private final String libraries = CliClassPath.fingerprint();

    /** @param folder where they are kept; nothing is, if its parent is not there or cannot be written */
    KeptTests(Path folder) {
        this.folder = folder;
    }

    /**
     * Puts an exercise's compiled stub and tests into a folder.
     *
     * @param into a folder of the caller's own
     * @throws Broken if the kit's own stub or tests do not compile
     */
    void put(Exercise exercise, Path into) throws Broken, IOException {
        Path kept = folder.resolve(exercise.id() + "-" + hash(exercise));
        if (Files.isDirectory(kept)) {
            Folders.copy(kept, into);
            return;
        }
        GradedTests.compile(exercise, PreparedExercise.javaFiles(exercise.packageFolder()), into);
        if (Files.isWritable(folder.getParent())) {
            keep(into, kept);
        }
    }

    /** It has its name once it is complete. */
    private void keep(Path compiled, Path kept) throws IOException {
        Path draft = Files.createTempDirectory(Files.createDirectories(folder), "draft-");
        try {
            Folders.copy(compiled, draft);
            Files.move(draft, kept);
        } catch (IOException full) {
            // The disk is, or another grader was faster. They will be compiled again.
            return;
        } finally {
            Folders.delete(draft);
        }
    }

    private String hash(Exercise exercise) {
        Sha256 hash = new Sha256();
        hash.text(libraries);
        hash.files(exercise.folder().resolve("src"), exercise.folder());
        return hash.hex().substring(0, 16);
    }
}
