package interleave.cli.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** The report card for programs; docs/report-card.md describes it. */
final class JsonCard {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonCard() {}

    static String of(ReportCard card) {
        try {
            return JSON.writeValueAsString(card) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a report card is always JSON", impossible);
        }
    }
}
