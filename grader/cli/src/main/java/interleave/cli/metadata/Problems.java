package interleave.cli.metadata;

import java.util.ArrayList;
import java.util.List;

/** Collects the mistakes of one file. */
final class Problems {

    private final String file;
    private final List<MetadataProblem> found = new ArrayList<>();

    /** For a file by the name that its messages give it, relative to the kit's root. */
    Problems(String file) {
        this.file = file;
    }

    void add(String sentence) {
        found.add(new MetadataProblem(file, sentence));
    }

    void add(int line, String sentence) {
        found.add(new MetadataProblem(file + ":" + line, sentence));
    }

    List<MetadataProblem> found() {
        return List.copyOf(found);
    }
}
