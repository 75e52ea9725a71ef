package interleave.cli.classroom;

import interleave.cli.Refusal;
import interleave.cli.grade.GradingOptions;
import interleave.cli.grade.SubmissionGrader;
import interleave.cli.options.ExercisesOption;
import interleave.cli.options.KitOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes what gradings share, so that the first one is as fast as the next. The launcher calls it when it has built the kit. */
@Command(
        name = "prepare",
        description = "Makes what gradings share, so that the first one is as fast as the next.",
        hidden = true)
public final class PrepareCommand implements Runnable {

    @Mixin
    private ExercisesOption wanted;

    @Mixin
    private KitOption kit;

    /** For picocli, which sets the options. */
    public PrepareCommand() {}

    /**
     * Makes it. Returns after some seconds.
     *
     * @throws Refusal if the kit's exercises cannot be read, or a test does not compile
     */
    @Override
    public void run() {
        try (SubmissionGrader grader = new SubmissionGrader(kit.root(), wanted.of(kit), new GradingOptions(false, 1))) {
            grader.prepare();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
