package interleave.cli.handout;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file of the kit.
 *
 * @param path relative to the kit's folder, with slashes
 * @param content what it holds
 */
record KitFile(String path, byte[] content) {

    static KitFile of(String path, String text) {
        return new KitFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What it holds as text, if it is one. */
    Optional<String> text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException picture) {
            return Optional.empty();
        }
    }

    /** Whether it is a script, which a system must be told of. */
    boolean executable() {
        return content.length > 2 && content[0] == '#' && content[1] == '!';
    }
}
