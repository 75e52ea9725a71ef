package interleave.cli.gradebook;

import interleave.cli.card.ExerciseGrade;
import interleave.cli.metadata.Exercise;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** {@code grades.csv}: the roster's columns, then the submission, its state and its points. */
final class GradesCsv {

    /** What a spreadsheet would take for a formula; a plain number is none. */
    private static final Pattern FORMULA = Pattern.compile("(?s)[=@\\t\\r\\n].*|[+-](?!\\d+([.,]\\d+)?$).*");

    private final List<String> rosterHeader;
    private final List<Exercise> exercises;
    private final StringWriter text = new StringWriter();
    private final CSVPrinter printer;

    /**
     * @param rosterHeader the roster's columns, or none without a roster
     * @param delimiter between values
     */
    GradesCsv(List<String> rosterHeader, char delimiter, List<Exercise> exercises) {
        this.rosterHeader = rosterHeader;
        this.exercises = exercises;
        try {
            printer = new CSVPrinter(
                    text,
                    CSVFormat.DEFAULT
                            .builder()
                            .setDelimiter(delimiter)
                            .setRecordSeparator("\n")
                            .get());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        header();
    }

    private void header() {
        List<String> names = new ArrayList<>(rosterHeader.isEmpty() ? List.of("id") : rosterHeader);
        if (!rosterHeader.isEmpty()) {
            names.add("submission");
        }
        exercises.forEach(exercise -> names.add(exercise.id()));
        names.add("total");
        names.add("max");
        names.add("state");
        print(names);
    }

    void add(GradebookRow row) {
        List<String> values = new ArrayList<>();
        if (rosterHeader.isEmpty()) {
            values.add(row.id());
        } else {
            for (int column = 0; column < rosterHeader.size(); column++) {
                values.add(column < row.cells().size() ? row.cells().get(column) : "");
            }
            values.add(row.submission() == null ? "" : row.submission());
        }
        boolean counts = row.state().counts();
        for (int exercise = 0; exercise < exercises.size(); exercise++) {
            values.add(counts ? points(row, exercises.get(exercise).id()) : "");
        }
        values.add(counts ? String.valueOf(row.points()) : "");
        values.add(String.valueOf(exercises.size() * Exercise.MAX));
        values.add(row.state().words());
        print(values);
    }

    private static String points(GradebookRow row, String exercise) {
        return row.exercises().stream()
                .filter(grade -> grade.id().equals(exercise))
                .findFirst()
                .map(ExerciseGrade::points)
                .map(String::valueOf)
                .orElse("");
    }

    private void print(List<String> values) {
        try {
            printer.printRecord(values.stream().map(GradesCsv::harmless).toList());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A text that a spreadsheet would run as a formula gets a quote in front, which makes it a text there. */
    static String harmless(String value) {
        return FORMULA.matcher(value).matches() ? "'" + value : value;
    }

    String text() {
        return text.toString();
    }
}
