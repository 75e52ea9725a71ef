package interleave.cli.classroom;

import interleave.cli.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The students of a class, from a CSV file with a header. All columns are kept as they are. */
final class Roster {

    /** Names of columns that tell who somebody is, the best first; compared without case, spaces and marks. */
    private static final List<String> KNOWN = List.of(
            "id",
            "studentid",
            "studentnumber",
            "matriculationnumber",
            "userid",
            "username",
            "user",
            "login",
            "loginid",
            "sisuserid",
            "sisloginid",
            "netid",
            "githubusername",
            "identifier",
            "email",
            "emailaddress",
            "mail");

    private static final String SOME = "id, student_id, username, login, email";

    /**
     * A row.
     *
     * @param id the value in the id column
     * @param cells all of its values, one for each column of the header
     */
    record Student(String id, List<String> cells) {}

    private final char delimiter;
    private final List<String> header;
    private String idColumn = "";
    private final List<Student> students = new ArrayList<>();
    /** The id column comes first, so that an id never loses against another column's value. */
    private final List<Map<String, Set<Student>>> indexes = new ArrayList<>();

    private Roster(char delimiter, List<String> header) {
        this.delimiter = delimiter;
        this.header = header;
    }

    /**
     * Reads a roster.
     *
     * @param file CSV in UTF-8, with commas, semicolons or tabs
     * @param idColumn the name of the column that holds the ids, or null: then it is found by its name
     * @throws Refusal if it cannot be read, or has no ids, or has one twice
     */
    static Roster read(Path file, String idColumn) {
        String text = text(file);
        char delimiter = delimiter(text);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        List<CSVRecord> records;
        try (CSVParser parser = CSVParser.parse(text, format)) {
            records = parser.getRecords();
        } catch (UncheckedIOException broken) {
            throw unreadable(file, broken.getCause());
        } catch (IOException broken) {
            throw unreadable(file, broken);
        }
        if (records.isEmpty()) {
            throw new Refusal(
                    "The roster " + file + " is empty. Its first line must name the columns, such as id,name.");
        }
        Roster roster = new Roster(delimiter, records.get(0).toList());
        roster.fill(file, records, roster.columns(file, idColumn));
        return roster;
    }

    private static Refusal unreadable(Path file, IOException why) {
        return new Refusal("The roster " + file + " is no CSV file that can be read: " + why.getMessage()
                + ". Is a quotation mark never closed?");
    }

    private static String text(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException missing) {
            throw new Refusal("There is no roster " + file + ". Check the path after --roster.");
        } catch (CharacterCodingException foreign) {
            throw new Refusal("The roster " + file + " is not UTF-8. A spreadsheet saves it so as \"CSV UTF-8\".");
        } catch (IOException failed) {
            throw new Refusal("The roster " + file + " cannot be read: " + failed.getMessage() + ".");
        }
    }

    private static char delimiter(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char which) {
        return line.chars().filter(c -> c == which).count();
    }

    /** The columns by which a student can be found, the id column first. */
    private List<Integer> columns(Path file, String idColumn) {
        List<Integer> columns = new ArrayList<>();
        if (idColumn != null) {
            int named = header.indexOf(idColumn);
            if (named < 0) {
                throw new Refusal("The roster " + file + " has no column '" + idColumn + "'. Its columns are "
                        + String.join(", ", header) + ".");
            }
            columns.add(named);
        }
        KNOWN.stream()
                .flatMap(name -> IntStream.range(0, header.size())
                        .filter(column -> bare(header.get(column)).equals(name))
                        .boxed())
                .filter(column -> !columns.contains(column))
                .forEach(columns::add);
        if (columns.isEmpty()) {
            throw new Refusal("The roster " + file + " has no column that looks like an id (" + SOME
                    + "). Its columns are " + String.join(", ", header) + ". Name the right one with --id-column.");
        }
        return columns;
    }

    private void fill(Path file, List<CSVRecord> records, List<Integer> columns) {
        columns.forEach(column -> indexes.add(new HashMap<>()));
        // Whoever exports a roster has addresses in it more often than plain names.
        indexes.add(new HashMap<>());
        int idIndex = columns.get(0);
        idColumn = header.get(idIndex);
        Map<String, Long> seen = new HashMap<>();
        for (CSVRecord record : records.subList(1, records.size())) {
            long row = record.getRecordNumber();
            List<String> cells = IntStream.range(0, header.size())
                    .mapToObj(column -> column < record.size() ? record.get(column) : "")
                    .toList();
            if (record.size() > header.size()) {
                throw new Refusal("The roster " + file + " has " + record.size() + " values in row " + row + ", but "
                        + header.size() + " columns in its header.");
            }
            String id = cells.get(idIndex);
            if (cells.stream().allMatch(String::isBlank)) {
                continue;
            }
            if (id.isBlank()) {
                throw new Refusal(
                        "The roster " + file + " has nobody in column '" + idColumn + "' of row " + row + ".");
            }
            Long before = seen.putIfAbsent(key(id), row);
            if (before != null) {
                throw new Refusal("The roster " + file + " has '" + id + "' twice in column '" + idColumn
                        + "': in rows " + before + " and " + row + ".");
            }
            add(new Student(id, cells), columns);
        }
        if (students.isEmpty()) {
            throw new Refusal("The roster " + file + " has a header and no students.");
        }
    }

    private void add(Student student, List<Integer> columns) {
        students.add(student);
        for (int index = 0; index < columns.size(); index++) {
            String value = student.cells().get(columns.get(index)).replaceFirst("^Participant (?=\\d+$)", "");
            index(index, value, student);
            if (value.contains("@")) {
                index(columns.size(), value.substring(0, value.indexOf('@')), student);
            }
        }
    }

    private void index(int index, String value, Student student) {
        if (!value.isBlank()) {
            indexes.get(index)
                    .computeIfAbsent(key(value), unknown -> new HashSet<>())
                    .add(student);
        }
    }

    /** What the file put between its values. */
    char delimiter() {
        return delimiter;
    }

    /** The names of the columns. */
    List<String> header() {
        return header;
    }

    /** The name of the column that tells who somebody is. */
    String idColumn() {
        return idColumn;
    }

    /** In the order of the file. */
    List<Student> students() {
        return students;
    }

    /**
     * The student whose submission it is. Its name is looked for in the id column, then in the other columns that tell
     * who somebody is; last, as the number within the name that Moodle or Canvas gives to a downloaded file.
     *
     * @param submission the name of the folder or zip
     * @return nothing if there is none, or more than one
     */
    Optional<Student> of(String submission) {
        return named(submission).or(() -> DownloadName.student(submission).flatMap(this::named));
    }

    private Optional<Student> named(String name) {
        for (Map<String, Set<Student>> index : indexes) {
            Set<Student> found = index.getOrDefault(key(name), Set.of());
            if (!found.isEmpty()) {
                return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** A Mac writes an umlaut in a file's name as two characters, and a spreadsheet as one. */
    private static String key(String value) {
        return Normalizer.normalize(value.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
