package interleave.cli.classroom;

import java.util.List;

/** Names that others have chosen, of submissions and of files, as a line on a terminal may show them. */
final class Shown {
    private static final int MOST_NAMED = 10;

    private Shown() {}

    /** The name, with a question mark for whatever would move the cursor or turn the writing. */
    static String of(String name) {
        return name.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }

    /** The first few names, and how many more there are. */
    static String some(List<String> names) {
        String named = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        String rest = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
        return of(named) + rest;
    }
}
