package interleave.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TestJvmTest {

    @Test
    void mavenAndTheGraderStartTheirTestJvmsAlike() throws IOException {
        String pom = Files.readString(Path.of("../../pom.xml"));

        assertThat(pom).contains("<interleave.jvm>" + String.join(" ", TestJvm.options()) + "</interleave.jvm>");
    }
}
