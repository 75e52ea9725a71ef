package interleave.cli.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.cli.CommandLineRun;
import interleave.cli.Refusal;
import interleave.cli.SampleKit;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoutTest {

    private static final String ANSWER = """
            package interleave.unlockeddatabase;

            public class FakeDatabase {
                private final ReentrantLock lock = new ReentrantLock();
                private int value;

                public void update(String name) {
                    lock.lock();
                    try {
                        int copy = value;
                        copy = copy + 1;
                        latency.run();
                        value = copy;
                    } finally {
                        lock.unlock();
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    private SampleKit kit;

    @BeforeEach
    void kit() {
        kit = new SampleKit(folder.resolve("kit")).database();
        kit.write("pom.xml", "<project/>");
        kit.write("interleave", "#!/bin/sh\n");
        kit.write(
                "README.md",
                "# Kit\n\nSee [grading](docs/grading.md), [04](exercises/04-unlocked-database) and [x](https://x.org).\n\n"
                        + "## For instructors\n\nThe answers are in solutions.\n\n## Where it was tried\n\nHere.\n");
        kit.write("docs/grading.md", "How to grade.\n");
        kit.write("grader/cli/src/main/java/A.java", "class A {}\n");
        kit.write("grader/cli/src/test/java/ATest.java", "class ATest {}\n");
        kit.write("solutions/pom.xml", "<project/>");
        kit.write("solutions/src/main/java/interleave/unlockeddatabase/FakeDatabase.java", ANSWER);
        kit.write(
                "solutions/answers/04-unlocked-database/wrong/no-lock/answer.properties",
                "says = Nothing keeps the two updates apart from each other at all.\nloses = 04.1\n");
    }

    @Test
    void studentsGetTheKitWithoutWhatIsTheInstructors() throws Exception {
        commit();

        assertThat(handout()).isEqualTo("6 files, and nothing of the solutions: " + folder.resolve("kit.zip") + "\n");
        Map<String, String> files = unzipped();
        assertThat(files)
                .containsOnlyKeys(
                        "README.md",
                        "exercises/04-unlocked-database/exercise.properties",
                        "exercises/04-unlocked-database/src/main/java/interleave/unlockeddatabase/FakeDatabase.java",
                        "grader/cli/src/main/java/A.java",
                        "interleave",
                        "pom.xml");
        assertThat(files.get("README.md"))
                .isEqualTo("# Kit\n\nSee grading, [04](exercises/04-unlocked-database) and [x](https://x.org).\n\n"
                        + "## Where it was tried\n\nHere.\n");
    }

    @Test
    void scriptsStayScripts() throws Exception {
        commit();
        handout();

        try (FileSystem zip =
                FileSystems.newFileSystem(folder.resolve("kit.zip"), Map.of("enablePosixFileAttributes", "true"))) {
            assertThat(Files.getPosixFilePermissions(zip.getPath("/interleave")).toString())
                    .contains("OWNER_EXECUTE");
            assertThat(Files.getPosixFilePermissions(zip.getPath("/pom.xml")).toString())
                    .doesNotContain("EXECUTE");
        }
    }

    @Test
    void theSameKitIsTheSameZip() throws Exception {
        commit();
        handout();
        byte[] first = Files.readAllBytes(folder.resolve("kit.zip"));
        handout();

        assertThat(Files.readAllBytes(folder.resolve("kit.zip"))).isEqualTo(first);
    }

    @Test
    void stubsAreTakenAsCommittedAndThisIsTold() throws Exception {
        commit();
        kit.beginDatabase();

        assertThat(handout())
                .startsWith(
                        "Note: the files are taken as committed, without the changes since in "
                                + "exercises/04-unlocked-database/src/main/java/interleave/unlockeddatabase/FakeDatabase.java.\n");
        assertThat(unzipped()
                        .get("exercises/04-unlocked-database/src/main/java/interleave/unlockeddatabase/"
                                + "FakeDatabase.java"))
                .contains("// TODO");
    }

    @Test
    void withoutGitTheFilesAreTakenAsTheyStandAndThisIsTold() throws Exception {
        assertThat(handout())
                .startsWith("Note: there is no commit here, so the files are taken as they stand. "
                        + "Have a look at the stubs before you give them away.\n");
        assertThat(unzipped()).doesNotContainKey("solutions/pom.xml").hasSize(6);
    }

    @Test
    void aStubThatIsTheAnswerIsNotHandedOut() {
        kit.write(
                "exercises/04-unlocked-database/src/main/java/interleave/unlockeddatabase/FakeDatabase.java",
                ANSWER.replace("lock.lock();", "lock.lock(); // TODO: remove"));

        assertThatThrownBy(this::handout)
                .isInstanceOf(Refusal.class)
                .hasMessage("Nothing was written, because what is kept back would leak:\n"
                        + "- exercises/04-unlocked-database/src/main/java/interleave/unlockeddatabase/FakeDatabase.java is "
                        + "the answer of solutions/src/main/java/interleave/unlockeddatabase/FakeDatabase.java.");
        assertThat(folder.resolve("kit.zip")).doesNotExist();
    }

    @Test
    void aStubWithoutItsTodoIsNotHandedOut() {
        kit.beginDatabase();

        assertThatThrownBy(this::handout).hasMessageEndingWith("FakeDatabase.java has no TODO. Is it still the stub?");
    }

    @Test
    void anAnswerInATestAHintOrACommentIsFound() {
        String inner = ANSWER.substring(ANSWER.indexOf("private final")).replace("    ", "\t ");
        String found = " holds code of solutions/src/main/java/interleave/unlockeddatabase/FakeDatabase.java: "
                + "private final ReentrantLock lock = new ReentrantLock ( ) ; private int ...";
        String test = "exercises/04-unlocked-database/src/test/java/interleave/unlockeddatabase/FakeDatabaseTest.java";
        kit.write(test, "class FakeDatabaseTest {\n    int n;\n" + inner);
        kit.write("exercises/04-unlocked-database/hints.md", "Try this:\n\n```java\n" + inner + "```\n");
        kit.write(
                "grader/cli/src/main/java/A.java",
                "class A {\n    /*\n"
                        + (inner + inner)
                                .lines()
                                .map(line -> "     * " + line + "\n")
                                .reduce("", String::concat) + "     */\n}\n");

        assertThatThrownBy(this::handout)
                .message()
                .contains("- " + test + found)
                .contains("- exercises/04-unlocked-database/hints.md" + found)
                .contains("- grader/cli/src/main/java/A.java" + found);
    }

    @Test
    void whatAnswersToSeveralExercisesShareIsNoLeak() throws Exception {
        kit.write(
                "exercises/04-unlocked-database/src/test/java/interleave/unlockeddatabase/FakeDatabaseTest.java",
                "class FakeDatabaseTest {\n    int n;\n" + ANSWER.substring(ANSWER.indexOf("private final")));
        kit.write("solutions/answers/02-daemon-threads/right/another/Heartbeat.java", ANSWER);

        assertThat(handout()).contains("nothing of the solutions");
    }

    @Test
    void nothingOfThisKitLeaks() {
        KitFiles kit = KitFiles.of(Path.of("../..").toAbsolutePath().normalize());

        assertThat(LeakCheck.of(Handout.of(kit.files()), kit.files())).isEmpty();
    }

    @Test
    void whatAWrongAnswerDoesIsNotTold() {
        kit.write(
                "exercises/04-unlocked-database/hints.md",
                "Nothing keeps the two updates apart from each other at all.\n");

        assertThatThrownBy(this::handout)
                .hasMessageEndingWith("- exercises/04-unlocked-database/hints.md tells what a wrong answer does: "
                        + "\"Nothing keeps the two updates apart from each other at all.\"");
    }

    @Test
    void aFileOfTheSolutionsIsFoundByItsPath() {
        kit.write("exercises/04-unlocked-database/solutions/notes.txt", "psst");
        kit.write("exercises/04-unlocked-database/answer.properties", "says = x");

        assertThatThrownBy(this::handout)
                .message()
                .contains("- exercises/04-unlocked-database/solutions/notes.txt is part of the solutions.")
                .contains("- exercises/04-unlocked-database/answer.properties is part of the solutions.");
    }

    @Test
    void aFolderThatIsNoKitIsRefused() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));

        assertThatThrownBy(() -> CommandLineRun.of(
                        "handout",
                        "--root",
                        empty.toString(),
                        "--out",
                        folder.resolve("kit.zip").toString()))
                .hasMessage("There is no kit here: pom.xml or the exercises are missing. Name its folder with --root.");
    }

    @Test
    void anAutograderHasTheKitAndItsTwoScripts() throws Exception {
        String words = CommandLineRun.of(
                "gradescope",
                "--root",
                kit.root().toString(),
                "--zip",
                folder.resolve("kit.zip").toString());

        assertThat(words)
                .endsWith("An autograder for 1 exercise: " + folder.resolve("kit.zip") + System.lineSeparator());
        Map<String, String> files = unzipped();
        assertThat(files).containsKeys("setup.sh", "run_autograder", "interleave", "pom.xml");
        assertThat(files.get("run_autograder"))
                .contains("--exercises 04 ")
                .contains("\nplace FakeDatabase.java exercises/04-unlocked-database/src/main/java/interleave/"
                        + "unlockeddatabase\n")
                .doesNotContain("@");
    }

    private String handout() {
        return CommandLineRun.of(
                        "handout",
                        "--root",
                        kit.root().toString(),
                        "--out",
                        folder.resolve("kit.zip").toString())
                .replace(System.lineSeparator(), "\n");
    }

    private Map<String, String> unzipped() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("kit.zip"));
                Stream<Path> all = Files.walk(zip.getPath("/"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file.toString().substring(1), Files.readString(file));
            }
        }
        return files;
    }

    private void commit() throws IOException, InterruptedException {
        kit.write(".git/info/exclude", "target/\n");
        for (List<String> arguments : List.of(
                List.of("init", "-q"),
                List.of("add", "."),
                List.of(
                        "-c",
                        "user.name=a",
                        "-c",
                        "user.email=a@b",
                        "-c",
                        "commit.gpgsign=false",
                        "commit",
                        "-qm",
                        "all"))) {
            List<String> command =
                    new ArrayList<>(List.of("git", "-C", kit.root().toString()));
            command.addAll(arguments);
            Process git = new ProcessBuilder(command).inheritIO().start();
            assertThat(git.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(git.exitValue()).isZero();
        }
    }
}
