package interleave.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void anyTextBecomesAscii() {
        assertThat(PlainText.ascii("\u201Ccaf\u00e9\u201D \u2013 it\u2019s 2 \u2264 3 \u2192 \u4e2d\tx\u2026"))
                .isEqualTo("\"cafe\" - it's 2 <= 3 -> ? x...");
    }

    @Test
    void linesBreakBetweenWords() {
        assertThat(PlainText.wrap("one two three", 7)).containsExactly("one two", "three");
        assertThat(PlainText.wrap("", 7)).containsExactly("");
    }

    @Test
    void aWordLongerThanALineIsBroken() {
        assertThat(PlainText.wrap("a interruptedException b", 10))
                .containsExactly("a", "interrupte", "dException", "b");
    }
}
