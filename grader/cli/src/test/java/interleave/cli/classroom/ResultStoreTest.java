package interleave.cli.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.cli.Refusal;
import interleave.cli.grade.SubmissionGrade;
import interleave.cli.gradebook.SampleGrades;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {

    @TempDir
    private Path folder;

    @Test
    void aGradeIsReadAsItWasWritten() {
        try (ResultStore store = ResultStore.open(folder, List.of("ann"))) {
            StoredGrade grade = grade("ann", "B read the value.\nWhat could make it wait?");
            store.write(grade);

            assertThat(store.read("ann")).contains(grade);
            assertThat(grade.holdsFor("hash", "tests")).isTrue();
            assertThat(grade.holdsFor("other", "tests")).isFalse();
            assertThat(grade.holdsFor("hash", "other")).isFalse();
            assertThat(store.read("bob")).isEmpty();
        }
    }

    @Test
    void aMissingCounterexampleStaysMissing() {
        try (ResultStore store = ResultStore.open(folder, List.of("ann"))) {
            store.write(grade("ann", null));

            assertThat(store.read("ann")
                            .orElseThrow()
                            .grade()
                            .exercises()
                            .get(0)
                            .promises()
                            .get(0)
                            .counterexample())
                    .isNull();
        }
    }

    @Test
    void oddIdsNeverLeaveTheFolder() throws Exception {
        List<String> odd = List.of("../../out", "a/b", "a\\b", "con", "=cmd|' /C calc'!A0", "\u0000", "x".repeat(900));
        try (ResultStore store = ResultStore.open(folder, odd)) {
            for (String id : odd) {
                store.write(grade(id, null));
            }
            for (String id : odd) {
                assertThat(store.read(id).orElseThrow().grade().id()).isEqualTo(id);
            }
        }
        try (Stream<Path> files = Files.list(folder.resolve("results"))) {
            assertThat(files).hasSize(odd.size() + 1);
        }
        assertThat(folder.getParent().resolve("out.json")).doesNotExist();
    }

    @Test
    void aBrokenFileIsAsGoodAsNone() throws Exception {
        try (ResultStore store = ResultStore.open(folder, List.of("ann"))) {
            store.write(grade("ann", null));
            Path file = folder.resolve("results/ann.json");
            String whole = Files.readString(file);
            for (String text :
                    List.of("", "{}", "null", "[]", whole.substring(0, whole.length() / 2), "{\"version\":1}")) {
                Files.writeString(file, text);
                assertThat(store.read("ann")).as(text).isEmpty();
            }
            Files.writeString(file, whole.replace("\"version\":1", "\"version\":2"));
            assertThat(store.read("ann")).isEmpty();
            Files.writeString(file, whole.replaceFirst("\"remarks\":\\[.*?],", ""));
            assertThat(store.read("ann")).isEmpty();
            Files.writeString(file, whole.replace("\"ann\"", "\"bob\""));
            assertThat(store.read("ann")).isEmpty();
        }
    }

    @Test
    void whatAKilledGradingLeftHalfWrittenGoes() throws Exception {
        Files.createDirectories(folder.resolve("results"));
        Path draft = Files.writeString(folder.resolve("results/ann.json123.tmp"), "{\"vers");

        ResultStore.open(folder, List.of("ann")).close();

        assertThat(draft).doesNotExist();
    }

    @Test
    void oneGradingAtATimeWritesThere() {
        try (ResultStore first = ResultStore.open(folder, List.of())) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> ResultStore.open(folder, List.of()))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("Another grading is writing to " + folder
                            + " just now. Wait until it has ended, or name another folder with --out.");
        }
        ResultStore.open(folder, List.of()).close();
    }

    @Test
    void aFileWhereTheFolderMustBeIsASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "");

        assertThatThrownBy(() -> ResultStore.open(file, List.of()))
                .isInstanceOf(Refusal.class)
                .message()
                .startsWith("Nothing can be written to " + file + ": ")
                .endsWith(". Name another folder with --out.");
    }

    private static StoredGrade grade(String id, String seen) {
        SubmissionGrade grade = SampleGrades.graded(id, seen);
        return new StoredGrade(StoredGrade.VERSION, "hash", "tests", "2026-11-24T09:00:00Z", grade);
    }
}
