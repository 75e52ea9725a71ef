package interleave.cli.classroom;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import interleave.cli.Refusal;
import interleave.cli.card.AtomicFile;
import interleave.cli.gradebook.FileName;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The grades of a run, a file each in {@code DIR/results}. Each is written as a whole as soon as it is known, so whatever
 * ends the grading takes none of them away. Threads may write at the same time; one process at a time may have it open.
 */
final class ResultStore implements AutoCloseable {

    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new SimpleModule().addDeserializer(JsonNode.class, new PlainNull()));

    private final Path folder;
    private final Set<String> twins;
    private final FileChannel lockFile;

    private ResultStore(Path folder, Set<String> twins, FileChannel lockFile) {
        this.folder = folder;
        this.twins = twins;
        this.lockFile = lockFile;
    }

    /**
     * Opens the store.
     *
     * @param directory the folder that was named with {@code --out}
     * @param ids of all submissions
     * @throws Refusal if nothing can be written there, or another grading does just now
     */
    static ResultStore open(Path directory, Collection<String> ids) {
        Path folder = directory.resolve("results");
        FileChannel channel;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw new Refusal("Nothing can be written to " + directory + ": " + reason(failed)
                    + ". Name another folder with --out.");
        }
        lock(channel, directory);
        removeDrafts(folder);
        return new ResultStore(folder, twins(ids), channel);
    }

    private static void lock(FileChannel channel, Path directory) {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            lock = null;
        } catch (IOException unsupported) {
            // Some network drives have no locks; two gradings at once are the user's to avoid there.
            return;
        }
        if (lock == null) {
            close(channel);
            throw new Refusal("Another grading is writing to " + directory
                    + " just now. Wait until it has ended, or name another folder with --out.");
        }
    }

    /** What a killed grading was writing when it was killed. */
    private static void removeDrafts(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path draft :
                    files.filter(file -> file.toString().endsWith(".tmp")).toList()) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException failed) {
            throw new Refusal("The folder " + folder + " cannot be read: " + reason(failed) + ".");
        }
    }

    /** Ids that would meet in a file system that does not tell capitals from small letters. */
    static Set<String> twins(Collection<String> ids) {
        return ids.stream()
                .collect(Collectors.groupingBy(id -> id.toLowerCase(Locale.ROOT), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is known of a submission, or nothing; a file that cannot be read is as good as none. */
    Optional<StoredGrade> read(String submission) {
        Path file = file(submission);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            StoredGrade stored = JSON.readValue(file.toFile(), StoredGrade.class);
            boolean whole = stored != null
                    && stored.version() == StoredGrade.VERSION
                    && stored.grade() != null
                    && stored.grade().state() != null
                    && stored.grade().remarks() != null
                    && stored.grade().exercises() != null
                    && stored.submissionHash() != null
                    && stored.testsHash() != null
                    && submission.equals(stored.grade().id());
            return whole ? Optional.of(stored) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Keeps a grade. When this returns, it is on the disk.
     *
     * @throws Refusal if it cannot be written
     */
    void write(StoredGrade stored) {
        try {
            AtomicFile.write(file(stored.grade().id()), JSON.writeValueAsString(stored) + "\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a grade is always JSON", impossible);
        }
    }

    private Path file(String submission) {
        return folder.resolve(FileName.of(submission, twins) + ".json");
    }

    private static String reason(IOException failed) {
        if (failed instanceof AccessDeniedException) {
            return "it is not yours to write to";
        }
        if (failed instanceof FileAlreadyExistsException || failed instanceof NotDirectoryException) {
            return "there is a file where a folder must be";
        }
        return String.valueOf(failed.getMessage());
    }

    /** Jackson would read a missing counterexample as a node that stands for null, which is something else. */
    private static final class PlainNull extends JsonDeserializer<JsonNode> {

        private static final ObjectMapper PLAIN = new ObjectMapper();

        @Override
        public JsonNode deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return PLAIN.readTree(parser);
        }
    }

    @Override
    public void close() {
        close(lockFile);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException unimportant) {
            // The system takes the lock away at the latest when this process ends.
            return;
        }
    }
}
