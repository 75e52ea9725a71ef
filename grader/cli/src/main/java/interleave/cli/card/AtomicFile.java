package interleave.cli.card;

import interleave.cli.Refusal;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file so that nobody ever sees half of it, and that it outlives a crash of the machine once it is written. */
public final class AtomicFile {

    /** What is to be written, piece by piece. */
    public interface Content {

        /** Writes all of it; the stream is closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes text in UTF-8; folders are made, an older file is replaced.
     *
     * @throws Refusal if the file cannot be written
     */
    public static void write(Path file, String text) {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes what is too large to be held as a text; folders are made, an older file is replaced.
     *
     * @throws Refusal if the file cannot be written
     */
    public static void write(Path file, Content content) {
        try {
            Files.createDirectories(file.getParent());
            Path draft =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), ".tmp");
            try {
                // Not a channel: an interrupt would close it, and take away what has just been earned.
                try (FileOutputStream bytes = new FileOutputStream(draft.toFile());
                        OutputStream out = new BufferedOutputStream(bytes)) {
                    content.writeTo(out);
                    out.flush();
                    bytes.getFD().sync();
                }
                move(draft, file);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException failed) {
            throw new Refusal("Cannot write " + file + ": " + failed.getMessage()
                    + ". Is the disk full, or the folder not yours to write to?");
        }
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
