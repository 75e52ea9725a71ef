package interleave.cli.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.cli.CommandLineRun;
import interleave.cli.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The law over a kit of one small exercise, whose tests write down that they ran. */
class LawCommandTest {
    private static final String RIGHT = """
            package interleave.box;

            public class Box {
                // TODO
                public int two() {
                    return 2;
                }

                public int three() {
                    return 3;
                }
            }
            """;

    @TempDir
    private Path root;

    private Path log;

    @BeforeEach
    void makeTheKit() throws IOException {
        log = root.resolve("target/log");
        write("exercises/pom.xml", "<modules><module>01-box</module></modules>");
        write("solutions/pom.xml", "<artifactId>01-box</artifactId>");
        write("exercises/01-box/pom.xml", "<project/>");
        write("exercises/01-box/README.md", "mvn test -pl exercises/01-box");
        write("exercises/01-box/hints.md", "## 1. A\n## 2. B\n## 3. C\n");
        write("exercises/01-box/exercise.properties", """
                title = Box
                concepts = box
                prerequisites =
                files = Box.java
                01.1.points = 5
                01.1.says = It gives a two.
                01.2.points = 5
                01.2.says = It gives a three.
                """);
        write("exercises/01-box/src/main/java/interleave/box/Box.java", RIGHT.replaceAll("return .;", "return 0;"));
        writeTest("BoxTest", "01.1", "two", 2);
        writeTest("BoxSchedulesTest", "01.2", "three", 3);
        write("solutions/src/main/java/interleave/box/Box.java", RIGHT);
        writeWrong("no-three", "return 3;", "return 4;", "01.2");
        writeWrong("no-two", "return 2;", "return 1;", "01.1");
    }

    @Test
    void answersThatGetWhatTheyMustAreCounted() {
        String told = law("--runs", "2", "--answers", "stub,reference,wrong/*");

        assertThat(told).containsPattern("01-box +0 of 10, as it must +1 of 1 +2 of 2 +2 +0\n");
    }

    @Test
    void aRightAnswerThatLosesSomethingBreaksIt() throws IOException {
        write("solutions/answers/01-box/right/by-luck/Box.java", RIGHT.replace("return 2;", "return 7;"));

        assertBroken("01-box, right answer by-luck must keep 01.1, and lost it in 2 of 2 runs:");
    }

    @Test
    void aWrongAnswerThatKeepsWhatItBreaksBreaksIt() throws IOException {
        writeWrong("no-two", "return 2;", "return 2 + 0;", "01.1");

        assertBroken("01-box, wrong answer no-two must lose 01.1, and kept it in 2 of 2 runs.");
    }

    @Test
    void aWrongAnswerThatIsCaughtByLuckBreaksIt() throws IOException {
        Path seen = root.resolve("target/seen");
        writeWrong("no-two", "return 2;", "return new java.io.File(\"%s\").mkdir() ? 1 : 2;".formatted(seen), "01.1");

        assertBroken("01-box, wrong answer no-two must lose 01.1, and kept it in 1 of 2 runs.");
    }

    @Test
    void aPromiseThatNoWrongAnswerBreaksIsTold() throws IOException {
        Files.delete(root.resolve("solutions/answers/01-box/wrong/no-three/Box.java"));
        Files.delete(root.resolve("solutions/answers/01-box/wrong/no-three/answer.properties"));
        Files.delete(root.resolve("solutions/answers/01-box/wrong/no-three"));

        assertBroken("01-box has no wrong answer that loses promise 01.2.");
    }

    @Test
    void testsThatExploreRunEachTimeUnlessTheyAreToRunOnce() throws IOException {
        law("--runs", "3", "--answers", "reference");
        assertThat(ran()).containsOnly("BoxTest", "BoxSchedulesTest").hasSize(6);

        Files.delete(log);
        String told = law("--runs", "3", "--answers", "reference", "--explore-once");
        assertThat(ran()).containsExactlyInAnyOrder("BoxTest", "BoxTest", "BoxTest", "BoxSchedulesTest");
        assertThat(told).contains("1 of 1");
    }

    @Test
    void whatAnExploringTestLostOnceIsLostInEveryRun() {
        String told = law("--runs", "3", "--answers", "wrong/no-three", "--explore-once", "--verbose");

        assertThat(told).contains("lost 01.2 in 3 of 3 runs").contains("1 of 1");
    }

    @Test
    void anAnswerThatIsNotThereIsTold() {
        assertThatThrownBy(() -> law("--answers", "wrong/none"))
                .isInstanceOf(Refusal.class)
                .hasMessage("No answer is named wrong/none. Try --answers 'right/*'.");
    }

    private void assertBroken(String complaint) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        assertThatThrownBy(() -> law(new PrintStream(told, true, StandardCharsets.UTF_8), "--runs", "2"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The law of the kit is broken");
        assertThat(told.toString(StandardCharsets.UTF_8)).contains(complaint);
    }

    private String law(String... arguments) {
        return CommandLineRun.of(all(arguments));
    }

    private void law(PrintStream out, String... arguments) {
        CommandLineRun.to(out, all(arguments));
    }

    private String[] all(String... arguments) {
        return Stream.concat(Stream.of("law", "--root", root.toString(), "--jobs", "1"), Stream.of(arguments))
                .toArray(String[]::new);
    }

    private List<String> ran() throws IOException {
        return Files.readAllLines(log);
    }

    private void writeWrong(String name, String right, String wrong, String loses) throws IOException {
        String folder = "solutions/answers/01-box/wrong/" + name + "/";
        write(folder + "Box.java", RIGHT.replace(right, wrong));
        write(folder + "answer.properties", "says = It is wrong.\nloses = " + loses + "\n");
    }

    private void writeTest(String name, String promise, String method, int expected) throws IOException {
        write("exercises/01-box/src/test/java/interleave/box/" + name + ".java", """
                package interleave.box;

                import static org.assertj.core.api.Assertions.assertThat;

                import interleave.testkit.Promise;
                import java.nio.file.Files;
                import java.nio.file.Path;
                import java.nio.file.StandardOpenOption;

                class %1$s {
                    @Promise("%2$s")
                    void itGivesIt() throws Exception {
                        Path log = Path.of("%5$s");
                        Files.createDirectories(log.getParent());
                        Files.writeString(log, "%1$s\\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                        assertThat(new Box().%3$s()).isEqualTo(%4$d);
                    }
                }
                """.formatted(
                        name, promise, method, expected, log));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }
}
