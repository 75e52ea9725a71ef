package interleave.cli.compile;

import static interleave.cli.compile.CodeState.Kind.BROKEN;
import static interleave.cli.compile.CodeState.Kind.COMPILED;
import static interleave.cli.compile.CodeState.Kind.NOT_BUILT;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.cli.SampleKit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeCheckTest {

    private static final String ID = "04-unlocked-database";
    private static final String FOLDER = "exercises/" + ID;
    private static final String CLASS_FILE = FOLDER + "/target/classes/interleave/unlockeddatabase/FakeDatabase.class";
    private static final String TEST = FOLDER + "/src/test/java/interleave/unlockeddatabase/FakeDatabaseTest.java";
    private static final String TEST_CLASS =
            FOLDER + "/target/test-classes/interleave/unlockeddatabase/FakeDatabaseTest.class";

    @TempDir
    private Path root;

    private SampleKit kit;

    @BeforeEach
    void makeTheKit() {
        kit = new SampleKit(root).database();
    }

    @Test
    void classesAreEnough() {
        assertThat(state().kind()).isEqualTo(COMPILED);
    }

    @Test
    void quotesTheFirstError() throws Exception {
        Files.delete(root.resolve(CLASS_FILE));
        code("public class FakeDatabase {\n    int value() { return 0 }\n    int more() { return }\n}\n");

        assertThat(state()).isEqualTo(new CodeState(BROKEN, "FakeDatabase.java:3: ';' expected"));
    }

    @Test
    void tellsWhatTheCompilerAddsInBrackets() throws Exception {
        Files.delete(root.resolve(CLASS_FILE));
        code("public class FakeDatabase {\n    Object lock = new Lok();\n}\n");

        assertThat(state().sentence())
                .isEqualTo("FakeDatabase.java:3: cannot find symbol (symbol: class Lok, location: class FakeDatabase)");
    }

    @Test
    void librariesAreNotOnTheClassPathOfAnAnswer() throws Exception {
        Files.delete(root.resolve(CLASS_FILE));
        code("import org.junit.jupiter.api.Test;\npublic class FakeDatabase {}\n");

        assertThat(state().sentence()).isEqualTo("FakeDatabase.java:2: package org.junit.jupiter.api does not exist");
    }

    @Test
    void aFileInAnotherEncodingCountsAsOneThatDoesNotCompile() throws Exception {
        Files.write(
                kit.exercise(ID).sources().get(0),
                "package interleave.unlockeddatabase;\n// caf\u00e9\nclass FakeDatabase {}\n"
                        .getBytes(StandardCharsets.ISO_8859_1));

        assertThat(state())
                .isEqualTo(new CodeState(BROKEN, "FakeDatabase.java is not UTF-8. Save it in that encoding."));
    }

    @Test
    void aByteOrderMarkIsTold() throws Exception {
        Files.writeString(
                kit.exercise(ID).sources().get(0),
                "\uFEFFpackage interleave.unlockeddatabase;\nclass FakeDatabase {}\n");

        assertThat(state().sentence())
                .isEqualTo("FakeDatabase.java begins with a byte order mark, which the compiler does not take. "
                        + "Save it as UTF-8 without BOM.");
    }

    @Test
    void codeThatMakesTheCompilerGiveUpIsToldAsSuch() throws Exception {
        Files.delete(root.resolve(CLASS_FILE));
        code("public class FakeDatabase {\n    int x = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ";\n}\n");

        assertThat(state()).isEqualTo(new CodeState(BROKEN, "The compiler itself gave up on this code."));
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        Files.delete(kit.exercise(ID).sources().get(0));

        assertThat(state())
                .isEqualTo(new CodeState(
                        BROKEN,
                        "src/main/java/interleave/unlockeddatabase/FakeDatabase.java is missing. Put the file back."));
    }

    @Test
    void aRenamedClassIsToldAsSuch() throws Exception {
        Files.move(root.resolve(CLASS_FILE), root.resolve(CLASS_FILE).resolveSibling("Database.class"));
        code("class Database {}\n");

        assertThat(state())
                .isEqualTo(new CodeState(
                        BROKEN,
                        "The tests look for FakeDatabase in package interleave.unlockeddatabase. "
                                + "Was a class or a package renamed?"));
    }

    @Test
    void whatIsRightAndHasNoClassesWasNotBuilt() throws Exception {
        Files.delete(root.resolve(CLASS_FILE));

        assertThat(state().kind()).isEqualTo(NOT_BUILT);
    }

    @Test
    void testsThatNoLongerFitTheCodeAskForTheApi() {
        kit.write(TEST, """
                package interleave.unlockeddatabase;

                import static org.assertj.core.api.Assertions.assertThat;

                import org.awaitility.Awaitility;
                import org.junit.jupiter.api.Test;
                import org.mockito.Mockito;

                class FakeDatabaseTest {
                    @Test
                    void counts() {
                        assertThat(new FakeDatabase().value()).isOne();
                    }
                }
                """);

        assertThat(state())
                .isEqualTo(new CodeState(
                        BROKEN,
                        "The tests cannot be compiled against this code: was a name, a parameter or a type of the "
                                + "public API changed?\nFakeDatabaseTest.java:12: cannot find symbol "
                                + "(symbol: method value(), location: class FakeDatabase)"));
    }

    @Test
    void testsThatFitButHaveNoClassesWereNotBuilt() {
        kit.write(TEST, "package interleave.unlockeddatabase;\nclass FakeDatabaseTest {}\n");
        assertThat(state().kind()).isEqualTo(NOT_BUILT);

        kit.write(TEST_CLASS, "");
        assertThat(state().kind()).isEqualTo(COMPILED);
    }

    private void code(String text) {
        kit.source(ID, "unlockeddatabase", "FakeDatabase", text);
    }

    private CodeState state() {
        return CodeCheck.of(kit.exercise(ID));
    }
}
