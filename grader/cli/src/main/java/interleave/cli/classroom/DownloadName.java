package interleave.cli.classroom;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that learning platforms give to the files of a bulk download. */
final class DownloadName {

    /** Moodle: {@code Ann Lee_1234567_assignsubmission_file}, with the number of the participant. */
    private static final Pattern MOODLE = Pattern.compile(".+_(\\d+)_assignsubmission_.*");

    /** Canvas: {@code leeann_1234_5678_file}, with the number of the user and that of the upload. */
    private static final Pattern CANVAS = Pattern.compile("[^_]+(?:_LATE)?_(\\d+)_\\d+_.+");

    private DownloadName() {}

    /** The number by which the platform knows the student, if the name is such a one. */
    static Optional<String> student(String name) {
        for (Pattern platform : new Pattern[] {MOODLE, CANVAS}) {
            Matcher parts = platform.matcher(name);
            if (parts.matches()) {
                return Optional.of(parts.group(1));
            }
        }
        return Optional.empty();
    }
}
