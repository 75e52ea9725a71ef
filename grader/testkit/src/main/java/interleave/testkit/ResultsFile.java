package interleave.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The results of one test JVM, a JSON object a line, each written out at once: whatever ends the JVM, what was there
 * before stays. {@code docs/how-grading-works.md} describes the lines.
 *
 * <p>Any thread may write.
 */
final class ResultsFile implements Results, AutoCloseable {
    private final Writer writer;

    ResultsFile(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            writer = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void write(Map<String, ?> line) {
        try {
            writer.write(Json.of(line).text());
            writer.write('\n');
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
