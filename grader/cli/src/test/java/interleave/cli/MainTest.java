package interleave.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void wrongArgumentsAreASentence() {
        assertThatThrownBy(() -> CommandLineRun.of())
                .isInstanceOf(Refusal.class)
                .hasMessage("Missing required subcommand. Try 'interleave --help'.");
        assertThatThrownBy(() -> CommandLineRun.of("grad", "submissions"))
                .hasMessage("There is no command 'grad'. Try 'interleave --help'.");
        assertThatThrownBy(() -> CommandLineRun.of("card"))
                .hasMessage("Missing required option: '--root=<root>'. Try 'interleave card --help'.");
        assertThatThrownBy(() -> CommandLineRun.of("card", "--rot=x", "--root=."))
                .message()
                .startsWith("Unknown option: '--rot=x'");
    }

    @Test
    void helpIsPrinted() {
        assertThat(CommandLineRun.of("card", "--help")).startsWith("Usage: interleave card");
    }

    @Test
    void eachCommandTellsTheVersion() {
        assertThat(CommandLineRun.of("--version"))
                .matches("(?s)Interleave \\d+\\.\\d+\\.\\d+\\S*\\R"
                        + Pattern.quote("Java " + System.getProperty("java.version"))
                        + ", .+\\R");
        assertThat(CommandLineRun.of("grade", "--version")).isEqualTo(CommandLineRun.of("--version"));
    }

    @Test
    void aMistakeOfOurOwnHasNoStackTraceEither() {
        assertThatThrownBy(() -> CommandLineRun.of("card", "--root=\0"))
                .isInstanceOf(Refusal.class)
                .satisfies(refusal -> assertThat(refusal.getStackTrace()).isEmpty());
    }
}
