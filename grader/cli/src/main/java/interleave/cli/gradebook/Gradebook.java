package interleave.cli.gradebook;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import interleave.cli.Refusal;
import interleave.cli.card.AtomicFile;
import interleave.cli.metadata.Exercise;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that comes out of a grading, in one folder. Rows are asked for one after the other and not kept, so a large class
 * takes no more memory than a small one.
 */
public final class Gradebook {

    /**
     * What all rows have in common.
     *
     * @param exercises that were graded
     * @param testsHash of the tests
     * @param rosterHeader the roster's columns; none without a roster
     * @param delimiter between the values of the CSV file
     * @param nameColumn which of the roster's columns holds names for people, or -1
     * @param isolation what kept student code apart from this machine
     */
    public record Frame(
            List<Exercise> exercises,
            String testsHash,
            List<String> rosterHeader,
            char delimiter,
            int nameColumn,
            String isolation) {}

    @JsonPropertyOrder({"id", "gradedAt", "millis"})
    private record Time(String id, String gradedAt, long millis) {}

    @JsonPropertyOrder({"version", "submissions"})
    private record Times(int version, List<Time> submissions) {}

    private static final String STUDENTS = "students";
    private static final String PAGE = ".html";

    private final Path folder;
    private final Frame frame;
    private final Set<String> pages = new HashSet<>();
    private final Set<String> twins;
    private final List<Format> formats;

    /**
     * A gradebook.
     *
     * @param folder where it is written
     * @param twins ids, in lower case, of which there are several that differ by capitals alone
     * @param formats that are asked for beside it
     */
    public Gradebook(Path folder, Frame frame, Set<String> twins, List<Format> formats) {
        this.folder = folder;
        this.frame = frame;
        this.twins = twins;
        this.formats = List.copyOf(formats);
    }

    /**
     * Writes all of it. Each file is replaced as a whole.
     *
     * @param students in the order of the grades
     * @param rowOf the row of one of them; called once for each
     * @return the statistics of the class
     * @throws Refusal if a file cannot be written
     */
    public <T> ClassStatistics write(Iterable<T> students, Function<T, GradebookRow> rowOf) {
        ClassStatistics statistics = new ClassStatistics(frame.exercises().size() * Exercise.MAX);
        GradesCsv csv = new GradesCsv(frame.rosterHeader(), frame.delimiter(), frame.exercises());
        List<Time> times = new ArrayList<>();
        pages.clear();
        AtomicFile.write(folder.resolve("grades.json"), out -> writeRows(out, students, rowOf, statistics, csv, times));
        AtomicFile.write(folder.resolve("grades.csv"), csv.text());
        AtomicFile.write(folder.resolve("times.json"), FormatJson.of(new Times(1, times)));
        AtomicFile.write(folder.resolve("index.html"), ClassPage.of(frame, statistics));
        deleteOlderPages();
        return statistics;
    }

    /** Of students who are in these grades no more, or by another name: somebody would send them the wrong points. */
    private void deleteOlderPages() {
        Path students = folder.resolve(STUDENTS);
        if (!Files.isDirectory(students)) {
            return;
        }
        try (Stream<Path> all = Files.list(students)) {
            for (Path each : all.filter(this::isOlderPage).toList()) {
                Files.delete(each);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Refusal("Older pages cannot be deleted from " + students + ": " + e.getMessage() + ".");
        }
    }

    private boolean isOlderPage(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(PAGE) && !pages.contains(STUDENTS + "/" + name);
    }

    private <T> void writeRows(
            OutputStream out,
            Iterable<T> students,
            Function<T, GradebookRow> rowOf,
            ClassStatistics statistics,
            GradesCsv csv,
            List<Time> times)
            throws IOException {
        try (GradesJson json = new GradesJson(out, frame.exercises(), frame.testsHash())) {
            for (T student : students) {
                GradebookRow row = rowOf.apply(student);
                json.add(row);
                csv.add(row);
                times.add(new Time(row.id(), row.gradedAt(), row.millis()));
                String name = FileName.of(row.id(), twins);
                String page = STUDENTS + "/" + name + PAGE;
                boolean counts = row.state().counts();
                pages.add(page);
                file(page, counts, () -> StudentPage.of(row));
                for (Format format : formats) {
                    file(
                            format.word() + "/" + name + format.suffix(),
                            counts && row.submission() != null,
                            () -> format.of(row, System.getenv()));
                }
                statistics.add(row, nameOf(row), counts ? page : null);
            }
        }
    }

    private interface Content {
        String text();
    }

    /** What an earlier run wrote about somebody of whom nothing is known now must not stand there any longer. */
    private void file(String name, boolean wanted, Content content) throws IOException {
        Path file = folder.resolve(name);
        if (wanted) {
            AtomicFile.write(file, content.text());
        } else {
            Files.deleteIfExists(file);
        }
    }

    private String nameOf(GradebookRow row) {
        int column = frame.nameColumn();
        return column >= 0 && column < row.cells().size() ? row.cells().get(column) : "";
    }
}
