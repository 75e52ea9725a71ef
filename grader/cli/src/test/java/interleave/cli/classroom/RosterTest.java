package interleave.cli.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.cli.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("roster.csv");
    }

    @Test
    void allColumnsAreKeptAsTheyAre() {
        Roster roster = read("id,Name,Group\nann,\"Lee, Ann\",A 1\nbob,Bob \"\"B\"\",\n");

        assertThat(roster.header()).containsExactly("id", "Name", "Group");
        assertThat(roster.students().get(0).cells()).containsExactly("ann", "Lee, Ann", "A 1");
        assertThat(roster.of("ann").orElseThrow().id()).isEqualTo("ann");
    }

    @ParameterizedTest
    @CsvSource({"id", "ID", "Student ID", "student_id", "Matriculation-Number", "username", "SIS Login ID", "netid"})
    void theIdColumnIsFoundByItsName(String column) {
        Roster roster = read("Section," + column + "\n7,ann\n");

        assertThat(roster.of("ann").orElseThrow().id()).isEqualTo("ann");
        assertThat(roster.of("7")).isEmpty();
    }

    @Test
    void anAddressIsFoundByItsFirstPart() {
        Roster roster = read("name,Email\nAnn,Ann.Lee@example.org\n");

        assertThat(roster.of("ann.lee").orElseThrow().id()).isEqualTo("Ann.Lee@example.org");
        assertThat(roster.of("ann.lee@example.org")).isPresent();
        assertThat(roster.of("ann")).isEmpty();
    }

    @Test
    void anUmlautIsTheSameInTwoCharacters() {
        assertThat(read("id\nM\u00fcller\n").of("Mu\u0308ller")).isPresent();
        assertThat(read("id\nMu\u0308ller\n").of("m\u00fcller")).isPresent();
    }

    @Test
    void emptyLinesMayComeFirst() {
        assertThat(read("\n\nid;name\nann;Ann\n").delimiter()).isEqualTo(';');
    }

    @Test
    void theIdColumnGoesBeforeTheOthers() {
        Roster roster = read("id,username\n1,2\n2,1\n");

        assertThat(roster.of("2").orElseThrow().cells()).containsExactly("2", "1");
    }

    @Test
    void aNameThatTwoHaveIsNobodys() {
        Roster roster = read("id,email\n1,ann@one.org\n2,ann@two.org\n");

        assertThat(roster.of("ann")).isEmpty();
        assertThat(roster.of("ann@two.org").orElseThrow().id()).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({
        "Ann Lee_1234567_assignsubmission_file, 1234567",
        "Ann Lee_1234567_assignsubmission_file_, 1234567",
        "leeann_1234567_998_project, 1234567",
        "leeann_LATE_1234567_998_project, 1234567",
    })
    void theNumberInADownloadedNameIsTheStudents(String submission, String id) {
        assertThat(read("Identifier,Name\nParticipant " + id + ",Ann\n").of(submission))
                .isPresent();
        assertThat(read("Student,ID\nAnn," + id + "\n").of(submission)).isPresent();
    }

    @Test
    void aNumberElsewhereInANameIsNotTheStudents() {
        assertThat(read("id\n7\n").of("solution_7")).isEmpty();
        assertThat(read("id\n7\n").of("7_solution")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"';'", "','", "'\t'"})
    void semicolonsAndTabsSeparateToo(String delimiter) {
        Roster roster = read("\uFEFFid,name\r\nann,Ann\r\n".replace(",", delimiter));

        assertThat(roster.delimiter()).isEqualTo(delimiter.charAt(0));
        assertThat(roster.students().get(0).cells()).containsExactly("ann", "Ann");
    }

    @Test
    void shortRowsAndEmptyLinesAreFine() {
        Roster roster = read("id,name,group\nann,Ann\n\n,,\nbob,Bob,B\n");

        assertThat(roster.students()).hasSize(2);
        assertThat(roster.students().get(0).cells()).containsExactly("ann", "Ann", "");
    }

    @Test
    void whatIsWrongIsASentence() throws Exception {
        assertThatThrownBy(() -> Roster.read(file, null))
                .isInstanceOf(Refusal.class)
                .hasMessage("There is no roster " + file + ". Check the path after --roster.");
        refused("", "The roster FILE is empty. Its first line must name the columns, such as id,name.");
        refused("id,name\n", "The roster FILE has a header and no students.");
        refused(
                "name,group\nAnn,A\n",
                "The roster FILE has no column that looks like an id (id, student_id, username, login, email). "
                        + "Its columns are name, group. Name the right one with --id-column.");
        refused("id,name\n,Ann\n", "The roster FILE has nobody in column 'id' of row 2.");
        refused("id\nann\nbob\nANN\n", "The roster FILE has 'ANN' twice in column 'id': in rows 2 and 4.");
        refused("id\nann,7\n", "The roster FILE has 2 values in row 2, but 1 columns in its header.");
        refused(
                "id,name\nann,\"Ann\nbob,Bob\n",
                "The roster FILE is no CSV file that can be read: (startline 2) EOF reached before encapsulated token "
                        + "finished. Is a quotation mark never closed?");
        Files.write(file, "id,name\nann,Ren\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Roster.read(file, null))
                .hasMessage("The roster " + file + " is not UTF-8. A spreadsheet saves it so as \"CSV UTF-8\".");
    }

    @Test
    void aColumnCanBeNamed() throws Exception {
        Files.writeString(file, "key,id\nann,1\n");

        assertThat(Roster.read(file, "key").of("ann")).isPresent();
        assertThatThrownBy(() -> Roster.read(file, "kee"))
                .hasMessage("The roster " + file + " has no column 'kee'. Its columns are key, id.");
    }

    private void refused(String text, String sentence) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(Refusal.class)
                .hasMessage(sentence.replace("FILE", file.toString()));
    }

    private Roster read(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Roster.read(file, null);
    }
}
