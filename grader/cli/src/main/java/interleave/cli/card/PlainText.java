package interleave.cli.card;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Text for any console: ASCII alone, in lines of a bounded width. */
final class PlainText {

    private PlainText() {}

    /** The same words in ASCII; accents go, quotes and dashes become simple ones, all else a question mark. */
    static String ascii(String text) {
        String simple = text.replaceAll("[\\u2018\\u2019\\u201A\\u2032]", "'")
                .replaceAll("[\\u201C\\u201D\\u201E\\u2033]", "\"")
                .replaceAll("[\\u2010-\\u2015\\u2212]", "-")
                .replace("\u2026", "...")
                .replace("\u2192", "->")
                .replace("\u00D7", "x")
                .replaceAll("[\\u2264]", "<=")
                .replaceAll("[\\u2265]", ">=")
                .replaceAll("[\\u2260]", "!=")
                .replaceAll("\\s", " ");
        String bare = Normalizer.normalize(simple, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        return bare.replaceAll("[^\\x20-\\x7E]", "?");
    }

    /** Breaks text between words, and within a word only where it is longer than a line. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String whole : text.strip().split(" +")) {
            String word = whole;
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (word.length() > width) {
                lines.add(word.substring(0, width));
                word = word.substring(width);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
