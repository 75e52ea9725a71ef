package interleave.cli.benchmark;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interleave.cli.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the grades of a sample class with what its submissions must get. */
@Command(
        name = "check-class",
        description = "Compares grades with what the submissions of a sample class must get.",
        hidden = true)
public final class CheckClassCommand implements Runnable {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--expected", required = true, description = "The expected.json of the sample class.")
    private Path expectedFile;

    @Option(names = "--grades", required = true, description = "The grades.json to be looked at.")
    private Path gradesFile;

    @Spec
    private CommandSpec spec;

    private final List<String> complaints = new ArrayList<>();

    /** For picocli, which sets the options. */
    public CheckClassCommand() {}

    /**
     * Compares.
     *
     * @throws Refusal if any verdict is wrong, or a submission is missing
     */
    @Override
    public void run() {
        Map<String, ExpectedGrade> expected;
        JsonNode grades;
        try {
            expected = JSON.readValue(expectedFile.toFile(), new TypeReference<TreeMap<String, ExpectedGrade>>() {});
            grades = JSON.readTree(gradesFile.toFile());
        } catch (IOException failed) {
            throw new Refusal("Cannot be read: " + failed.getMessage());
        }
        Map<String, ExpectedGrade> missing = new TreeMap<>(expected);
        int promises = 0;
        int attacks = 0;
        for (JsonNode submission : grades.get("submissions")) {
            ExpectedGrade wanted = missing.remove(submission.get("id").asText());
            if (wanted == null) {
                complaints.add(submission.get("id").asText() + " was never made.");
                continue;
            }
            attacks += wanted.attack() == null ? 0 : 1;
            promises += check(submission, wanted);
        }
        missing.keySet().forEach(id -> complaints.add(id + " is missing in the grades."));
        PrintWriter words = spec.commandLine().getOut();
        words.println("%d submissions, %d of them attacks, %d verdicts: %d wrong."
                .formatted(expected.size(), attacks, promises, complaints.size()));
        complaints.forEach(complaint -> words.println("- " + complaint));
        words.flush();
        if (!complaints.isEmpty()) {
            throw new Refusal("The grades are not what they must be.");
        }
    }

    private int check(JsonNode submission, ExpectedGrade wanted) {
        String id = submission.get("id").asText();
        String what = wanted.attack() == null ? "" : " (attack " + wanted.attack() + ")";
        boolean refused = submission.get("state").asText().equals("refused") && wanted.attack() != null;
        if (!submission.get("state").asText().equals("graded") && !refused) {
            complaints.add(id + what + " is " + submission.get("state").asText() + ": " + submission.get("remarks"));
            return 0;
        }
        int promises = 0;
        for (JsonNode exercise : submission.get("exercises")) {
            for (JsonNode promise : exercise.get("promises")) {
                promises++;
                String name = promise.get("id").asText();
                boolean kept =
                        promise.get("points").asInt() == promise.get("max").asInt();
                if (kept && wanted.mustLose().contains(name)) {
                    complaints.add(id + what + " was to lose " + name + ", and kept it.");
                }
                if (!kept
                        && !refused
                        && !wanted.mustLose().contains(name)
                        && !wanted.mayLose().contains(name)) {
                    complaints.add(id + what + " lost " + name + ": "
                            + promise.get("seen").asText());
                }
            }
        }
        return promises;
    }
}
