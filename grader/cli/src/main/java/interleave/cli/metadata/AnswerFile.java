package interleave.cli.metadata;

import interleave.cli.metadata.PropertyLines.Entry;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What {@code answer.properties} says of a wrong answer.
 *
 * @param says the mistake, in a sentence
 * @param loses the ids of the promises that it breaks and must lose, each time
 * @param schedules the ids of the promises that it breaks in rare schedules alone, which no scripted test can force
 */
public record AnswerFile(String says, Set<String> loses, Set<String> schedules) {
    /** The file's name. */
    public static final String NAME = "answer.properties";

    private static final List<String> KEYS = List.of("says", "loses", "schedules");

    /**
     * Reads the file of one wrong answer.
     *
     * @param folder the answer's folder
     * @param shown the folder's name in messages
     * @param exercise whose promises it may name
     * @throws MetadataException if anything is wrong with it
     */
    public static AnswerFile read(Path folder, String shown, Exercise exercise) throws MetadataException {
        Problems problems = new Problems(shown + "/" + NAME);
        Map<String, Entry> entries =
                PropertyLines.read(folder.resolve(NAME), problems).entries();
        entries.forEach((key, entry) -> {
            if (!KEYS.contains(key)) {
                problems.add(entry.line(), "unknown key '" + key + "'. The keys are says, loses and schedules.");
            }
        });
        Set<String> loses = ids(entries.get("loses"), exercise, problems);
        Set<String> schedules = ids(entries.get("schedules"), exercise, problems);
        if (!entries.containsKey("says") || entries.get("says").value().isEmpty()) {
            problems.add("key 'says' is missing. Say in a sentence what is wrong with this answer.");
        }
        if (loses.isEmpty() && schedules.isEmpty()) {
            problems.add("key 'loses' is missing. Name the promises that this answer must lose.");
        }
        if (!problems.found().isEmpty()) {
            throw new MetadataException(problems.found());
        }
        return new AnswerFile(entries.get("says").value(), loses, schedules);
    }

    private static Set<String> ids(Entry entry, Exercise exercise, Problems problems) {
        if (entry == null || entry.value().isEmpty()) {
            return Set.of();
        }
        Set<String> known = exercise.promises().stream().map(Promise::id).collect(Collectors.toSet());
        Set<String> ids = new TreeSet<>(Arrays.asList(entry.value().split("\\s*,\\s*")));
        ids.stream()
                .filter(id -> !known.contains(id))
                .forEach(id ->
                        problems.add(entry.line(), "'" + id + "' is no promise of exercise " + exercise.id() + "."));
        return ids;
    }
}
