package interleave.cli.card;

import interleave.cli.Refusal;
import interleave.cli.metadata.Exercise;
import interleave.cli.metadata.Exercises;
import interleave.cli.metadata.MetadataException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the report card and writes it to {@code target/report-card}; Maven calls it at the end of {@code test}. */
@Command(name = "card", description = "Prints and writes the report card.")
public final class CardCommand implements Runnable {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Option(names = "--root", required = true, description = "The kit's folder.")
    private Path root;

    @Option(
            names = "--module",
            paramLabel = "NAME",
            description = "The exercise that was tested just now. Without it, the card is about all exercises.")
    private String module;

    @Option(
            names = "--selected",
            paramLabel = "LIST",
            description = "What 'mvn -pl' named; if this module is the last exercise in it, the card is about those.")
    private String selected;

    @Option(names = "--pass", paramLabel = "PERCENT", description = "Fail below it. Empty: never fail.")
    private String pass;

    @Spec
    private CommandSpec spec;

    /** For picocli, which sets the options. */
    public CardCommand() {}

    /**
     * Grades and prints.
     *
     * @throws Refusal if the metadata is wrong, or the grade is below {@code --pass}
     */
    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Exercises exercises = new Exercises(root);
        try {
            if (module == null) {
                card(exercises.all(), out);
            } else if (Exercises.isName(module)) {
                afterOneModule(exercises, out);
            }
        } catch (MetadataException wrong) {
            throw new Refusal(wrong.getMessage());
        }
    }

    private void afterOneModule(Exercises exercises, PrintWriter out) throws MetadataException {
        List<String> wanted = Selection.of(selected).among(exercises.names());
        if (!wanted.isEmpty() && wanted.get(wanted.size() - 1).equals(module)) {
            card(exercises.some(wanted), out);
            return;
        }
        for (Exercise exercise : exercises.some(List.of(module))) {
            out.print(TextCard.progress(Grader.grade(exercise)));
        }
    }

    private void card(List<Exercise> exercises, PrintWriter out) {
        List<ExerciseGrade> grades = exercises.stream().map(Grader::grade).toList();
        ReportCard card = ReportCard.of(grades, Instant.now());
        NextStep next = NextStep.after(exercises, card);
        Path folder = root.resolve("target/report-card");
        Path page = folder.resolve("index.html");
        AtomicFile.write(folder.resolve("report-card.json"), JsonCard.of(card));
        AtomicFile.write(page, HtmlCard.of(card, next));
        out.print(TextCard.of(card, next, page));
        failIfBelow(card);
    }

    private void failIfBelow(ReportCard card) {
        if (pass == null || pass.isBlank() || pass.contains("${")) {
            return;
        }
        BigDecimal limit;
        try {
            limit = new BigDecimal(pass.strip());
        } catch (NumberFormatException wrong) {
            throw noPercentage();
        }
        if (limit.signum() < 0 || limit.compareTo(HUNDRED) > 0) {
            throw noPercentage();
        }
        if (card.isBelow(limit)) {
            throw new Refusal("The grade is %d percent (%d of %d points), and -Dgrade.pass=%s asks for %s percent."
                    .formatted(card.percent(), card.points(), card.max(), pass.strip(), pass.strip()));
        }
    }

    private Refusal noPercentage() {
        return new Refusal("-Dgrade.pass=" + pass.strip() + " is not a number from 0 to 100. Try -Dgrade.pass=60.");
    }
}
