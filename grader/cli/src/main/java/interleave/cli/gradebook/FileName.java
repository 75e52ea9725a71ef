package interleave.cli.gradebook;

import interleave.cli.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Turns ids, which may hold anything, into names that are harmless and distinct on every file system. */
public final class FileName {

    private static final int LONGEST = 100;
    private static final int MARK_DIGITS = 12;
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private FileName() {}

    /**
     * A name without a suffix. Letters and digits of ASCII, {@code . _ -} and {@code @} stay; all else becomes
     * {@code =XX}, the hexadecimal digits of its bytes in UTF-8. An id in lower case that is short and not odd is its own
     * name; one with capitals gets a mark if it would meet another in a file system that does not tell them apart.
     *
     * @param id any text
     * @param others ids, in lower case, of which more than one is known to be in use
     */
    public static String of(String id, Set<String> others) {
        StringBuilder name = new StringBuilder();
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at++) {
            char letter = (char) (bytes[at] & 0xFF);
            boolean edge = letter == '.' && (at == 0 || at == bytes.length - 1);
            if (harmless(letter) && !edge) {
                name.append(letter);
            } else {
                name.append(String.format(Locale.ROOT, "=%02X", (int) letter));
            }
        }
        String stem = name.toString().replaceFirst("\\..*$", "").toLowerCase(Locale.ROOT);
        boolean device = DEVICES.contains(stem);
        boolean tooLong = name.length() > LONGEST;
        boolean twin = others.contains(id.toLowerCase(Locale.ROOT));
        if (id.isEmpty() || device || tooLong || twin) {
            String kept = tooLong ? name.substring(0, LONGEST) : name.toString();
            return (device || kept.isEmpty() ? "=" : "") + kept + "=" + mark(id);
        }
        return name.toString();
    }

    private static boolean harmless(char letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || letter == '.'
                || letter == '_'
                || letter == '-'
                || letter == '@';
    }

    private static String mark(String id) {
        Sha256 hash = new Sha256();
        hash.bytes(id.getBytes(StandardCharsets.UTF_8));
        return hash.hex().substring(0, MARK_DIGITS);
    }
}
