package interleave.cli.handout;

import interleave.cli.Refusal;
import interleave.cli.metadata.Exercise;
import interleave.cli.options.ExercisesOption;
import interleave.cli.options.KitOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes an autograder for Gradescope. */
@Command(name = "gradescope", description = "Writes an autograder zip for Gradescope.")
public final class GradescopeCommand implements Runnable {

    @Option(names = "--zip", required = true, paramLabel = "FILE", description = "The zip, such as autograder.zip.")
    private Path zip;

    @Mixin
    private ExercisesOption wanted;

    @Mixin
    private KitOption kit;

    @Spec
    private CommandSpec spec;

    /** For picocli, which sets the options. */
    public GradescopeCommand() {}

    /**
     * Writes the zip.
     *
     * @throws Refusal if it cannot be written, or anything of the solutions would be in it
     */
    @Override
    public void run() {
        List<Exercise> exercises = wanted.of(kit);
        KitFiles all = KitFiles.of(kit.root());
        List<KitFile> files = new ArrayList<>(HandoutCommand.checked(all));
        PrintWriter words = spec.commandLine().getOut();
        HandoutCommand.tellWhatIsMeant(all, files, words);
        files.add(KitFile.of("setup.sh", script("setup.sh")));
        files.add(KitFile.of(
                "run_autograder",
                script("run_autograder")
                        .replace(
                                "@EXERCISES@",
                                exercises.stream().map(Exercise::number).collect(Collectors.joining(",")))
                        .replace("@PLACES@", places(exercises))));
        KitZip.write(zip, files);
        words.println("An autograder for " + exercises.size() + (exercises.size() == 1 ? " exercise: " : " exercises: ")
                + zip);
        words.flush();
    }

    /** Where a file belongs that was handed in without its folders; a name that two exercises have is nobody's. */
    private static String places(List<Exercise> exercises) {
        Map<String, String> places = new TreeMap<>();
        for (Exercise exercise : exercises) {
            String folder = "exercises/" + exercise.id() + "/src/main/java/"
                    + exercise.packageName().replace('.', '/');
            exercise.files().stream()
                    .filter(file -> !file.contains("/"))
                    .forEach(file -> places.merge(file, folder, (one, other) -> ""));
        }
        return places.entrySet().stream()
                .filter(place -> !place.getValue().isEmpty())
                .map(place -> "place " + place.getKey() + " " + place.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String script(String name) {
        try (InputStream text = GradescopeCommand.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new IllegalStateException(name + " is part of this program", impossible);
        }
    }
}
