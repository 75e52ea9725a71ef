package interleave.cli.gradebook;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import interleave.cli.card.ExerciseGrade;
import interleave.cli.metadata.Exercise;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * {@code grades.json}, written row by row; docs/grades.md describes it. It says nothing of time, so that two runs over the
 * same submissions and tests write the same bytes.
 */
final class GradesJson implements AutoCloseable {

    /** The version of the schema. */
    static final int VERSION = 1;

    private static final DefaultPrettyPrinter LAYOUT =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    private static final ObjectMapper JSON = new ObjectMapper();

    @JsonPropertyOrder({
        "id",
        "submission",
        "inRoster",
        "state",
        "points",
        "max",
        "percent",
        "remarks",
        "isolation",
        "exercises"
    })
    private record Row(
            String id,
            String submission,
            Boolean inRoster,
            RowState state,
            Integer points,
            int max,
            Integer percent,
            List<String> remarks,
            String isolation,
            List<ExerciseGrade> exercises) {}

    private final int max;
    private final JsonGenerator json;

    GradesJson(OutputStream out, List<Exercise> exercises, String testsHash) throws IOException {
        max = exercises.size() * Exercise.MAX;
        json = JSON.createGenerator(out)
                .setPrettyPrinter(LAYOUT.createInstance())
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeNumberField("version", VERSION);
        json.writeStringField("tests", testsHash);
        json.writeNumberField("max", max);
        json.writeArrayFieldStart("exercises");
        for (Exercise exercise : exercises) {
            json.writeStartObject();
            json.writeStringField("id", exercise.id());
            json.writeStringField("number", exercise.number());
            json.writeStringField("title", exercise.title());
            json.writeNumberField("max", Exercise.MAX);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("submissions");
    }

    void add(GradebookRow row) throws IOException {
        boolean counts = row.state().counts();
        json.writePOJO(new Row(
                row.id(),
                row.submission(),
                row.inRoster(),
                row.state(),
                counts ? row.points() : null,
                max,
                counts ? row.percent() : null,
                row.remarks(),
                row.isolation(),
                row.exercises()));
    }

    @Override
    public void close() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }
}
