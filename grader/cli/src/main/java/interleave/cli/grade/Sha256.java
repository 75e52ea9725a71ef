package interleave.cli.grade;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 hash in the making. Used by one thread. */
final class Sha256 {

    private final MessageDigest digest;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    /** Adds a text with its length, so that no text can pass for two. */
    void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        bytes((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        bytes(bytes);
    }

    void bytes(byte[] bytes) {
        digest.update(bytes);
    }

    /** The hash in hexadecimal digits, once all is added. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
