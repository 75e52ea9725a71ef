package interleave.cli.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTest {
    private static String words(String message) {
        return new Failure("org.opentest4j.AssertionFailedError", message, false).words();
    }

    @Test
    void aDescriptionAndWhatWasSeenMakeOneSentence() {
        assertThat(words("[the value after A's and B's update] \nexpected: 2\n but was: 1"))
                .isEqualTo("the value after A's and B's update: expected 2 but was 1");
    }

    @Test
    void bracketsInTheDescriptionStay() {
        assertThat(words("[what new Object[0] holds] \nExpecting empty but was: [1]"))
                .isEqualTo("what new Object[0] holds: Expecting empty but was: [1]");
    }

    @Test
    void aLongComparisonKeepsItsLines() {
        String longest = "x".repeat(300);
        assertThat(words("[the list] \nExpecting\n  " + longest)).isEqualTo("the list:\nExpecting\n  " + longest);
    }

    @Test
    void allElseIsAsTheTestSaidIt() {
        assertThat(words("B went on.\nWhat could make it wait?")).isEqualTo("B went on.\nWhat could make it wait?");
        assertThat(words("[1, 2] is not what was sent.")).isEqualTo("[1, 2] is not what was sent.");
    }
}
