package interleave.cli.classroom;

import interleave.cli.grade.SubmissionGrade;
import java.time.temporal.ChronoUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that moves, with the rate, the time left and the last student. */
final class ProgressOnTerminal implements Progress {

    private static final int EVERY_MILLIS = 250;
    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 40;

    private ProgressBar bar;
    private Pace pace;

    @Override
    public synchronized void begin(int total) {
        pace = new Pace(total, System::nanoTime);
        bar = new ProgressBarBuilder()
                .setTaskName("Grading")
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(EVERY_MILLIS)
                .setUnit("", 1)
                .setSpeedUnit(ChronoUnit.MINUTES)
                .showSpeed()
                .setEtaFunction(state -> pace.left())
                .setConsumer(new ConsoleProgressBarConsumer(System.err, columns()))
                .build();
    }

    /** Asked by itself, the library would take Ctrl-C away from this program, which then could not end cleanly. */
    private static int columns() {
        return Math.max(FEWEST_COLUMNS, Integer.getInteger("interleave.columns", USUAL_COLUMNS) - 1);
    }

    @Override
    public synchronized void done(SubmissionGrade grade) {
        pace.step();
        bar.step();
        bar.setExtraMessage(" " + ProgressLines.shown(grade));
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
