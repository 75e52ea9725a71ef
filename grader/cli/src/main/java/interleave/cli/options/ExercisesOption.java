package interleave.cli.options;

import interleave.cli.Refusal;
import interleave.cli.metadata.Exercise;
import interleave.cli.metadata.ExerciseChoice;
import interleave.cli.metadata.Exercises;
import interleave.cli.metadata.MetadataException;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that names what is graded. */
public final class ExercisesOption {

    @Option(
            names = "--exercises",
            split = ",",
            paramLabel = "NN",
            description = "What is graded: numbers or names. Default: all.")
    private List<String> wanted = List.of();

    /** For picocli, which sets the option. */
    public ExercisesOption() {}

    /**
     * The exercises of a kit that are meant.
     *
     * @throws Refusal if there is no such exercise, or the metadata of one cannot be read
     */
    public List<Exercise> of(KitOption kit) {
        try {
            return ExerciseChoice.of(new Exercises(kit.root()).all(), wanted);
        } catch (MetadataException wrong) {
            throw new Refusal(wrong.getMessage());
        }
    }
}
