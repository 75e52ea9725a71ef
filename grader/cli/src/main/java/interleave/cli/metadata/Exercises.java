package interleave.cli.metadata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The exercises of a kit: the folders {@code exercises/NN-name}. */
public final class Exercises {

    private static final Pattern FOLDER = Pattern.compile("\\d\\d-[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final Path folder;

    /**
     * The exercises of a kit.
     *
     * @param root the kit's folder
     */
    public Exercises(Path root) {
        this.folder = root.resolve("exercises");
    }

    /** Whether a folder of this name would be an exercise's. */
    public static boolean isName(String name) {
        return FOLDER.matcher(name).matches();
    }

    /** The names of all exercises' folders, in the order of their numbers. */
    public List<String> names() {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory)
                    .map(child -> child.getFileName().toString())
                    .filter(Exercises::isName)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /**
     * Reads the metadata of all exercises.
     *
     * @return in the order of their numbers
     * @throws MetadataException if anything is wrong in any of them, or in how they fit together
     */
    public List<Exercise> all() throws MetadataException {
        List<String> names = names();
        if (names.isEmpty()) {
            throw new MetadataException(List.of(new MetadataProblem(
                    "exercises", "there is no exercise here, in a folder such as 04-unlocked-database.")));
        }
        List<MetadataProblem> problems = new ArrayList<>(doubledNumbers(names));
        List<Exercise> exercises = read(names, names, problems);
        if (problems.isEmpty()) {
            problems.addAll(circles(exercises));
        }
        refuse(problems);
        return exercises;
    }

    /**
     * Reads the metadata of some exercises alone, so that a mistake elsewhere does not disturb who works on these.
     *
     * @param wanted folder names
     * @return in the order given
     * @throws MetadataException if anything is wrong in them
     */
    public List<Exercise> some(Collection<String> wanted) throws MetadataException {
        List<MetadataProblem> problems = new ArrayList<>();
        List<Exercise> exercises = read(wanted, names(), problems);
        refuse(problems);
        return exercises;
    }

    /**
     * What is wrong in an exercise's folder apart from its metadata file: a listed file that is not there. A student may
     * have lost one, which costs points only, so reading the metadata does not fail for it.
     */
    public static List<MetadataProblem> missingFiles(Exercise exercise) {
        return exercise.files().stream()
                .filter(file -> !Files.isRegularFile(exercise.packageFolder().resolve(file)))
                .map(file -> new MetadataProblem(
                        fileOf(exercise.id()),
                        "files names '%s', which is not in src/main/java/%s."
                                .formatted(file, exercise.packageName().replace('.', '/'))))
                .toList();
    }

    private static String fileOf(String name) {
        return "exercises/" + name + "/" + ExerciseFile.NAME;
    }

    private List<Exercise> read(Collection<String> wanted, Collection<String> names, List<MetadataProblem> found) {
        List<Exercise> exercises = new ArrayList<>();
        for (String name : wanted) {
            Problems problems = new Problems(fileOf(name));
            exercises.add(ExerciseFile.read(folder.resolve(name), names, problems));
            found.addAll(problems.found());
        }
        return exercises;
    }

    private static List<MetadataProblem> doubledNumbers(List<String> names) {
        List<MetadataProblem> problems = new ArrayList<>();
        for (int next = 1; next < names.size(); next++) {
            String before = names.get(next - 1);
            String name = names.get(next);
            if (before.substring(0, 2).equals(name.substring(0, 2))) {
                problems.add(new MetadataProblem(
                        "exercises/" + name,
                        "exercises/%s has the number %s, too. Give one of them another number."
                                .formatted(before, name.substring(0, 2))));
            }
        }
        return problems;
    }

    private static List<MetadataProblem> circles(List<Exercise> exercises) {
        Map<String, Exercise> byName = new HashMap<>();
        exercises.forEach(exercise -> byName.put(exercise.id(), exercise));
        for (Exercise exercise : exercises) {
            if (needs(exercise, exercise.id(), byName, new LinkedHashSet<>())) {
                return List.of(new MetadataProblem(
                        fileOf(exercise.id()),
                        "its prerequisites lead back to itself. Remove one of them here or there."));
            }
        }
        return List.of();
    }

    private static boolean needs(Exercise exercise, String name, Map<String, Exercise> byName, Set<String> visited) {
        for (String prerequisite : exercise.prerequisites()) {
            if (prerequisite.equals(name)
                    || visited.add(prerequisite) && needs(byName.get(prerequisite), name, byName, visited)) {
                return true;
            }
        }
        return false;
    }

    private static void refuse(List<MetadataProblem> problems) throws MetadataException {
        if (!problems.isEmpty()) {
            throw new MetadataException(problems);
        }
    }
}
