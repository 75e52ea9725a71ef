package interleave.cli.card;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The report card of one student of a class, as a page that can be sent to him: it needs nothing else. */
public final class StudentCard {

    private StudentCard() {}

    /**
     * The page.
     *
     * @param student who it is about
     * @param remarks what is to be known of his submission as a whole, a sentence each
     * @param card what he earned
     * @param dated whether the card's date is to stand there
     */
    public static String of(String student, List<String> remarks, ReportCard card, boolean dated) {
        Map<String, Object> more = new HashMap<>(Map.of("student", student, "remarks", remarks));
        if (dated) {
            more.put("when", HtmlCard.when(card));
        }
        return HtmlCard.page(card, more);
    }
}
