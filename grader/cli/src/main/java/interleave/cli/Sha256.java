package interleave.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** A SHA-256 hash in the making. Used by one thread. */
public final class Sha256 {

    private final MessageDigest digest;

    /** Of nothing yet. */
    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    /** Adds a text with its length, so that no text can pass for two. */
    public void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        bytes((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        bytes(bytes);
    }

    /** Adds bytes as they are. */
    public void bytes(byte[] bytes) {
        digest.update(bytes);
    }

    /**
     * Adds a file, or all in a folder and below, with their names.
     *
     * @param root where the names begin, for files that lie below it; of others the last part is the name
     * @throws UncheckedIOException if one cannot be read
     */
    public void files(Path place, Path root) {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.startsWith(root)
                        ? root.relativize(file).toString()
                        : file.getFileName().toString();
                bytes(name.replace('\\', '/').getBytes(StandardCharsets.UTF_8));
                bytes(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hash in hexadecimal digits, once all is added. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
