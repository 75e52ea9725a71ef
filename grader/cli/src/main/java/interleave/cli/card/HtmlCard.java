package interleave.cli.card;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The report card as one page that needs nothing else: no script, no font, no image from elsewhere. */
final class HtmlCard {

    private static final PageTemplates TEMPLATES = new PageTemplates(HtmlCard.class);

    private HtmlCard() {}

    static String of(ReportCard card, NextStep next) {
        return page(card, Map.of("next", next, "when", when(card)));
    }

    /**
     * Fills the template.
     *
     * @param more {@code when} if the card is to be dated; {@code next} for a student at work, or {@code student} and
     *     {@code remarks} for one of a class
     */
    static String page(ReportCard card, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("card", card);
        model.put("pictures", pictures(card));
        return TEMPLATES.fill("card.ftlh", model);
    }

    private static boolean pictures(ReportCard card) {
        return card.exercises().stream()
                .flatMap(exercise -> exercise.promises().stream())
                .anyMatch(promise -> promise.picture() != null);
    }

    static String when(ReportCard card) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.ENGLISH)
                .format(Instant.parse(card.created()).atZone(ZoneId.systemDefault()));
    }
}
