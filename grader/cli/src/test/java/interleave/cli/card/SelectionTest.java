package interleave.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    private static final List<String> ALL = List.of("04-unlocked-database", "08-lock-pipeline", "13-barrier-init");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[exercises/08-lock-pipeline]",
                "[./exercises/08-lock-pipeline/]",
                "[exercises\\08-lock-pipeline]",
                "[:08-lock-pipeline]",
                "[interleave:08-lock-pipeline]",
                "[/home/ada/kit/exercises/08-lock-pipeline/pom.xml]",
                "[08-lock-pipeline]",
                "[+:08-lock-pipeline]",
                "[?08-lock-pipeline]",
                "exercises/08-lock-pipeline",
            })
    void knowsAModuleInEveryFormThatMavenTakes(String text) {
        assertThat(Selection.of(text).among(ALL)).containsExactly("08-lock-pipeline");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"[]", "null", " ", "[grader/cli, :solutions]", "${session.request.selectedProjects}"})
    void knowsThatNoExerciseIsNamed(String text) {
        assertThat(Selection.of(text).among(ALL)).isEmpty();
    }

    @Test
    void answersInTheOrderOfTheBuild() {
        assertThat(Selection.of("[:13-barrier-init, exercises/04-unlocked-database]")
                        .among(ALL))
                .containsExactly("04-unlocked-database", "13-barrier-init");
    }
}
