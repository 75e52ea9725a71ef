package interleave.cli.grade;

import interleave.cli.compile.SourceText;
import interleave.cli.metadata.Exercises;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes from a submission the files that count, and remembers what it did not take. */
final class Intake {

    /** The largest file of a student's: ten times the longest that anybody needs. */
    static final int MOST_BYTES_A_FILE = 128 << 10;

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_FILES = 200;
    private static final int MOST_FILES_TOLD = 3;
    private static final Pattern COUNTS =
            Pattern.compile("exercises/([^/]+)/src/main/java/interleave/([a-z0-9]+)/([^/]+\\.java)");
    private static final Pattern FILE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,79}\\.java");

    private final String id;
    private final Map<String, Map<String, String>> files = new TreeMap<>();
    private final Map<String, String> unreadable = new TreeMap<>();
    private final List<String> ignored = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private int count;
    private int bytes;

    Intake(String id) {
        this.id = id;
    }

    /** Where a submission's files begin, so that they can be compared with the kit's layout. */
    static String withoutLeadingFolder(String path) {
        if (path.startsWith("exercises/")) {
            return path;
        }
        int slash = path.indexOf('/');
        return slash > 0 && path.startsWith("exercises/", slash + 1) ? path.substring(slash + 1) : path;
    }

    /** Whether a file of this path counts; the rest is ignored. */
    static boolean counts(String path) {
        Matcher matcher = COUNTS.matcher(path);
        return matcher.matches()
                && Exercises.isName(matcher.group(1))
                && matcher.group(1).substring(3).replace("-", "").equals(matcher.group(2));
    }

    /** A file that counts. */
    void take(String path, byte[] content) throws RefusedSubmission {
        Matcher matcher = COUNTS.matcher(path);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(path);
        }
        String file = matcher.group(3);
        if (file.equals("package-info.java") || file.equals("module-info.java")) {
            ignore(path);
            return;
        }
        if (!FILE.matcher(file).matches()) {
            throw new RefusedSubmission(Zip.shown(path) + " has an odd name: letters, digits and _ are allowed.");
        }
        count++;
        bytes += content.length;
        if (content.length > MOST_BYTES_A_FILE) {
            throw new RefusedSubmission(
                    Zip.shown(path) + " is too large: a file has at most " + (MOST_BYTES_A_FILE >> 10) + " KiB.");
        }
        if (count > MOST_FILES || bytes > MOST_BYTES) {
            throw new RefusedSubmission("There are too many source files: at most " + MOST_FILES + ", and "
                    + (MOST_BYTES >> 20) + " MiB in all.");
        }
        Map<String, String> exercise = files.computeIfAbsent(matcher.group(1), key -> new TreeMap<>());
        for (String taken : exercise.keySet()) {
            if (taken.equalsIgnoreCase(file)) {
                throw new RefusedSubmission(Zip.shown(path) + " and " + taken + " are the same file on some machines.");
            }
        }
        String problem = SourceText.problemOf(file, content);
        if (problem != null) {
            unreadable.putIfAbsent(matcher.group(1), problem);
        }
        exercise.put(file, new String(content, StandardCharsets.UTF_8));
    }

    /** A link: what it points to is no part of the submission. */
    void link(String path) throws RefusedSubmission {
        throw new RefusedSubmission(Zip.shown(path) + " is a link. Put the file itself there.");
    }

    /** A file that does not count. */
    void ignore(String path) {
        ignored.add(path);
    }

    void remark(String sentence) {
        remarks.add(sentence);
    }

    Submission submission() {
        if (files.isEmpty()) {
            return Submission.refused(
                    id, "There is no answer in it: no file exercises/NN-name/src/main/java/interleave/name/*.java.");
        }
        if (!ignored.isEmpty()) {
            // A changed test or a resource is what somebody may wonder about, so those are named first.
            ignored.sort((one, other) -> Boolean.compare(!one.contains("/src/"), !other.contains("/src/")));
            String names = String.join(
                    ", ",
                    ignored.stream().limit(MOST_FILES_TOLD).map(Zip::shown).toList());
            remarks.add(
                    ignored.size() == 1
                            ? names + " does not count and was ignored."
                            : ignored.size() + " files do not count and were ignored, such as " + names + ".");
        }
        return new Submission(id, files, unreadable, List.copyOf(remarks), null);
    }
}
