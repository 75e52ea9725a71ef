package interleave.cli.card;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The report card as one page that needs nothing else: no script, no font, no image from elsewhere. */
final class HtmlCard {

    private static final Configuration TEMPLATES = templates();

    private HtmlCard() {}

    static String of(ReportCard card, NextStep next) {
        StringWriter page = new StringWriter();
        try {
            TEMPLATES.getTemplate("card.ftlh").process(Map.of("card", card, "next", next, "when", when(card), "pictures", pictures(card)), page);
        } catch (IOException | TemplateException ours) {
            throw new IllegalStateException(
                    "card.ftlh: " + ours.getMessage().lines().findFirst().orElse(""), ours);
        }
        return page.toString();
    }

    private static boolean pictures(ReportCard card) {
        return card.exercises().stream()
                .flatMap(exercise -> exercise.promises().stream())
                .anyMatch(promise -> promise.picture() != null);
    }

    private static String when(ReportCard card) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.ENGLISH)
                .format(Instant.parse(card.created()).atZone(ZoneId.systemDefault()));
    }

    private static Configuration templates() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(HtmlCard.class, "");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        return configuration;
    }
}
