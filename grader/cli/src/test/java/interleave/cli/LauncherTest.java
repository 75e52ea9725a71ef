package interleave.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./interleave} says where something is missing. */
class LauncherTest {

    @TempDir
    private Path folder;

    private Path programs;

    @BeforeEach
    void copyLauncher() throws Exception {
        assumeTrue(Files.exists(Path.of("/bin/sh")), "No shell to run the launcher with.");
        Path kit = Files.createDirectories(folder.resolve("kit"));
        Files.copy(Path.of("../../interleave"), kit.resolve("interleave"));
        Files.createDirectories(kit.resolve("grader/cli/src/main"));
        Files.writeString(kit.resolve("grader/pom.xml"), "");
        Files.writeString(kit.resolve("grader/cli/pom.xml"), "");
        Files.writeString(kit.resolve("pom.xml"), "");
        programs = Files.createDirectories(folder.resolve("programs"));
        for (String program : List.of("dirname", "readlink", "find", "head", "cat", "mkdir", "rm", "mv", "touch")) {
            Path real = Path.of("/usr/bin").resolve(program);
            program(
                    program,
                    "exec " + (Files.exists(real) ? real : Path.of("/bin").resolve(program)) + " \"$@\"");
        }
    }

    @Test
    void withoutJavaItSaysSo() throws Exception {
        assertThat(run())
                .isEqualTo(
                        "1: Java was not found. " + "Install a JDK of version 17 or later, or set JAVA_HOME to one.\n");
    }

    @Test
    void withoutMavenItSaysSo() throws Exception {
        program("java", "echo java \"$@\"");

        assertThat(run())
                .isEqualTo("1: The grader must be built first, and Maven was not found. "
                        + "Install Maven 3.8.6 or later, so that 'mvn' works.\n");
    }

    @Test
    void aBuildThatFailsIsToldAsSuch() throws Exception {
        program("java", "echo java \"$@\"");
        program("mvn", "echo no network; exit 1");

        assertThat(run())
                .isEqualTo("1: Building the grader. "
                        + "The first time takes a minute or two, because Maven downloads what it needs.\n"
                        + "no network\nThe grader could not be built. What Maven says stands above.\n");
    }

    @Test
    void itIsBuiltOnceAndAgainWhenSourcesChange() throws Exception {
        program("java", "echo java \"$@\"");
        program("mvn", "echo built; for last; do :; done; printf /bin/sh > \"${last#-Dmdep.outputFile=}\"");

        assertThat(run("grade", "a b"))
                .startsWith("0: Building the grader.")
                .contains("built\n")
                .endsWith(" grade a b\n");
        assertThat(run("--version")).startsWith("0: java ").endsWith("interleave.cli.Program --version\n");
        Files.setLastModifiedTime(
                Files.writeString(folder.resolve("kit/grader/cli/src/main/New.java"), ""),
                FileTime.fromMillis(System.currentTimeMillis() + 10_000));
        assertThat(run()).contains("built\n");
    }

    @Test
    void whatGradingsShareIsMadeWhenItIsBuilt() throws Exception {
        Path calls = folder.resolve("calls");
        program("java", "for last; do :; done; echo \"$last\" >> " + calls + "; echo noise; exit 1");
        program("mvn", "for last; do :; done; printf /bin/sh > \"${last#-Dmdep.outputFile=}\"");

        assertThat(run("grade")).endsWith("what it needs.\nnoise\n");
        assertThat(run("law")).isEqualTo("1: noise\n");
        assertThat(calls).hasContent("prepare\ngrade\nlaw");
    }

    @Test
    void itIsBuiltAgainWhenALibraryIsGone() throws Exception {
        program("java", "echo java \"$@\"");
        program("mvn", "echo built; for last; do :; done; printf /bin/sh:/gone.jar > \"${last#-Dmdep.outputFile=}\"");
        run();

        assertThat(run()).contains("built\n");
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String run(String... arguments) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", folder.resolve("kit/interleave").toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("PATH", programs.toString());
        builder.environment().remove("JAVA_HOME");
        Process launcher = builder.redirectErrorStream(true).start();
        String words = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(launcher.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return launcher.exitValue() + ": " + words;
    }
}
