package interleave.cli.metadata;

import java.nio.file.Path;
import java.util.List;

/**
 * An exercise as its {@code exercise.properties} declares it.
 *
 * @param folder the exercise's folder, named {@code NN-name}
 * @param title its name for people
 * @param concepts what it teaches
 * @param prerequisites folder names of the exercises to be done before it
 * @param files what a student edits, relative to {@link #packageFolder()}
 * @param promises in the order of their numbers
 */
public record Exercise(
        Path folder,
        String title,
        List<String> concepts,
        List<String> prerequisites,
        List<String> files,
        List<Promise> promises) {

    /** The points of every exercise. */
    public static final int MAX = 10;

    /** The folder's name, such as {@code 04-unlocked-database}; also the artifactId. */
    public String id() {
        return folder.getFileName().toString();
    }

    /** The two digits that the folder's name begins with. */
    public String number() {
        return id().substring(0, 2);
    }

    /** The package of the student's code: the folder's name without number and hyphens. */
    public String packageName() {
        return "interleave." + id().substring(3).replace("-", "");
    }

    /** The folder of the student's code. */
    public Path packageFolder() {
        return folder.resolve("src/main/java").resolve(packageName().replace('.', '/'));
    }

    /** The files that a student edits, in the order of the metadata. */
    public List<Path> sources() {
        return files.stream().map(packageFolder()::resolve).toList();
    }
}
