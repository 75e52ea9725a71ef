package interleave.cli.grade;

import java.util.List;
import java.util.Map;

/**
 * One student's files, as far as they count.
 *
 * @param id the name of the folder or zip that they came in
 * @param files by the exercise's id, such as {@code 04-unlocked-database}, and then by the name of the file in the
 *     exercise's package folder, such as {@code FakeDatabase.java}: the source text
 * @param unreadable by the exercise's id, why its files cannot be compiled, a sentence each
 * @param remarks what was ignored, a sentence each
 * @param refusal why it was refused as a whole, or null
 */
public record Submission(
        String id,
        Map<String, Map<String, String>> files,
        Map<String, String> unreadable,
        List<String> remarks,
        String refusal) {

    static Submission refused(String id, String sentence) {
        return new Submission(id, Map.of(), Map.of(), List.of(), sentence);
    }
}
