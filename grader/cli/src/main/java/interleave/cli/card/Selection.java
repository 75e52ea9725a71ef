package interleave.cli.card;

import java.util.Arrays;
import java.util.List;

/** The modules that {@code mvn -pl} named, in any of the forms that Maven takes. */
final class Selection {

    private final List<String> names;

    private Selection(List<String> names) {
        this.names = names;
    }

    /**
     * Reads the list as Maven prints it.
     *
     * @param text such as {@code [exercises/08-lock-pipeline, :09-queue-pipeline]}; null, empty, {@code []},
     *     {@code null} and a property that Maven did not know are an empty selection
     */
    static Selection of(String text) {
        if (text == null || text.contains("${") || text.strip().equals("null")) {
            return new Selection(List.of());
        }
        return new Selection(Arrays.stream(text.replaceAll("[\\[\\]]", "").split(","))
                .map(Selection::folderName)
                .filter(name -> !name.isEmpty())
                .toList());
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Those of the names that are selected, in the order given. */
    List<String> among(List<String> all) {
        return all.stream().filter(names::contains).toList();
    }

    /** Of a path to a folder or its pom, an artifactId after a colon, or a path with a mark in front. */
    private static String folderName(String entry) {
        String path = entry.strip().replace('\\', '/').replaceAll("(/pom\\.xml)?/*$", "");
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1)
                .replaceAll("^[+?]", "");
    }
}
