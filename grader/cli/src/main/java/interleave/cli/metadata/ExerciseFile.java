package interleave.cli.metadata;

import interleave.cli.metadata.PropertyLines.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns one {@code exercise.properties} into an {@link Exercise}, or into everything that is wrong with it. */
final class ExerciseFile {

    /** The file's name. */
    static final String NAME = "exercise.properties";

    private static final List<String> REQUIRED = List.of("title", "concepts", "prerequisites", "files");
    private static final Pattern PROMISE_KEY = Pattern.compile("(\\d\\d)\\.([1-9]\\d?)\\.(points|says)");
    private static final Pattern JAVA_FILE = Pattern.compile("([A-Za-z_]\\w*/)*[A-Za-z_]\\w*\\.java");

    private final Path folder;
    private final String number;
    private final Collection<String> folders;
    private final Problems problems;
    private final Map<String, Entry> entries;

    private ExerciseFile(Path folder, Collection<String> folders, Problems problems) {
        this.folder = folder;
        this.number = folder.getFileName().toString().substring(0, 2);
        this.folders = folders;
        this.problems = problems;
        this.entries = PropertyLines.read(folder.resolve(NAME), problems).entries();
    }

    /**
     * Reads the metadata of one exercise. The result is of use only if no problem was added.
     *
     * @param folders the names of all exercises' folders
     */
    static Exercise read(Path folder, Collection<String> folders, Problems problems) {
        ExerciseFile file = new ExerciseFile(folder, folders, problems);
        return file.exercise();
    }

    private Exercise exercise() {
        Set<String> meant = refuseUnknownKeys();
        for (String key : REQUIRED) {
            // Of a key with a slip in it nobody needs to hear twice.
            if (!entries.containsKey(key) && !meant.contains(key)) {
                problems.add("key '" + key + "' is missing. Add a line '" + key + " = ...'.");
            }
        }
        List<String> ids = promiseIds();
        List<String> given = given(ids);
        List<Promise> promises = ids.stream()
                .map(id -> new Promise(id, points(id), text(id + ".says"), given.contains(id)))
                .toList();
        checkSum(promises);
        return new Exercise(folder, text("title"), concepts(), prerequisites(), files(), promises);
    }

    /** The answer is the keys that were probably meant. */
    private Set<String> refuseUnknownKeys() {
        Set<String> meant = new HashSet<>();
        Set<String> keys = new TreeSet<>(REQUIRED);
        keys.add("given");
        for (int promise = 1; promise <= Exercise.MAX; promise++) {
            keys.add(number + "." + promise + ".points");
            keys.add(number + "." + promise + ".says");
        }
        entries.forEach((key, entry) -> {
            Matcher promise = PROMISE_KEY.matcher(key);
            if (promise.matches() && !promise.group(1).equals(number)) {
                problems.add(
                        entry.line(),
                        "'%s' is a promise of exercise %s, but this folder is exercise %s."
                                .formatted(key, promise.group(1), number));
            } else if (!promise.matches() && !keys.contains(key)) {
                String likely = NearMiss.question(key, keys);
                problems.add(entry.line(), "unknown key '" + key + "'." + (likely.isEmpty() ? known() : likely));
                NearMiss.of(key, keys).ifPresent(meant::add);
            }
        });
        return meant;
    }

    private String known() {
        return " The keys are title, concepts, prerequisites, files, given, and %1$s.1.points, %1$s.1.says and so on."
                .formatted(number);
    }

    private List<String> promiseIds() {
        List<String> ids = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        entries.forEach((key, entry) -> {
            Matcher promise = PROMISE_KEY.matcher(key);
            if (!promise.matches() || !promise.group(1).equals(number)) {
                return;
            }
            String id = promise.group(1) + "." + promise.group(2);
            if (!seen.add(id)) {
                return;
            }
            String expected = number + "." + (ids.size() + 1);
            if (!id.equals(expected)) {
                problems.add(
                        entry.line(),
                        "promise %s stands where %s is expected. Number the promises from %s.1, in order and without gaps."
                                .formatted(id, expected, number));
            }
            ids.add(id);
        });
        if (ids.isEmpty()) {
            problems.add("there is no promise. Add '%1$s.1.points = ...' and '%1$s.1.says = ...'.".formatted(number));
        }
        for (String id : ids) {
            for (String key : List.of(id + ".points", id + ".says")) {
                if (!entries.containsKey(key)) {
                    problems.add("key '" + key + "' is missing. Add a line '" + key + " = ...'.");
                }
            }
        }
        return ids;
    }

    private int points(String id) {
        Entry entry = entries.get(id + ".points");
        if (entry == null) {
            return 0;
        }
        if (!entry.value().matches("[1-9]|10")) {
            problems.add(
                    entry.line(),
                    "%s.points is '%s', but must be a whole number from 1 to 10.".formatted(id, entry.value()));
            return 0;
        }
        return Integer.parseInt(entry.value());
    }

    private void checkSum(List<Promise> promises) {
        boolean known = promises.stream().allMatch(promise -> promise.points() > 0);
        int sum = promises.stream().mapToInt(Promise::points).sum();
        if (known && !promises.isEmpty() && sum != Exercise.MAX) {
            problems.add(
                    "the points of the promises add up to %d, but must add up to %d.".formatted(sum, Exercise.MAX));
        }
    }

    private List<String> given(List<String> ids) {
        List<String> given = entries.containsKey("given") ? list("given") : List.of();
        for (String id : given) {
            if (!ids.contains(id)) {
                problems.add(
                        entries.get("given").line(),
                        "given names '" + id + "', but the promises here are " + String.join(", ", ids) + ".");
            }
        }
        return given;
    }

    private List<String> concepts() {
        text("concepts");
        return list("concepts");
    }

    private List<String> prerequisites() {
        List<String> prerequisites = list("prerequisites");
        String self = folder.getFileName().toString();
        for (String prerequisite : prerequisites) {
            int line = entries.get("prerequisites").line();
            if (prerequisite.equals(self)) {
                problems.add(line, "an exercise cannot be its own prerequisite. Remove '" + self + "'.");
            } else if (!folders.contains(prerequisite)) {
                problems.add(
                        line,
                        "prerequisite '" + prerequisite + "' is no folder in exercises/."
                                + NearMiss.question(prerequisite, folders));
            }
        }
        return prerequisites;
    }

    private List<String> files() {
        text("files");
        List<String> files = list("files");
        for (String file : files) {
            if (!JAVA_FILE.matcher(file).matches()) {
                problems.add(
                        entries.get("files").line(),
                        "'" + file + "' is not the name of a Java file, such as FakeDatabase.java.");
            }
        }
        return files;
    }

    /** A value that must not be empty. */
    private String text(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return "";
        }
        if (entry.value().isEmpty()) {
            problems.add(entry.line(), "'" + key + "' is empty. Write its value after the '='.");
        }
        return entry.value();
    }

    private List<String> list(String key) {
        Entry entry = entries.get(key);
        if (entry == null || entry.value().isEmpty()) {
            return List.of();
        }
        List<String> items = new ArrayList<>();
        for (String part : entry.value().split(",", -1)) {
            String item = part.strip();
            if (item.isEmpty()) {
                problems.add(entry.line(), "'" + key + "' has a comma with nothing before or after it.");
            } else if (items.contains(item)) {
                problems.add(entry.line(), "'" + key + "' names '" + item + "' twice.");
            } else {
                items.add(item);
            }
        }
        return List.copyOf(items);
    }
}
