package interleave.cli;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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

    /** The hash in hexadecimal digits, once all is added. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
