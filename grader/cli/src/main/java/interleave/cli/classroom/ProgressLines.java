package interleave.cli.classroom;

import interleave.cli.card.ExerciseGrade;
import interleave.cli.grade.SubmissionGrade;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A line every ten seconds, for a log or a pipe. */
final class ProgressLines implements Progress {

    private static final int EVERY_SECONDS = 10;

    private final PrintWriter out;
    private final LongSupplier nanos;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private Pace pace;
    private String last = "";

    ProgressLines(PrintWriter out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
    }

    @Override
    public synchronized void begin(int all) {
        pace = new Pace(all, nanos);
        clock.scheduleAtFixedRate(this::tell, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void done(SubmissionGrade grade) {
        pace.step();
        last = shown(grade);
    }

    /** As it stands at the end of a line, or behind a bar. */
    static String shown(SubmissionGrade grade) {
        String earned = switch (grade.state()) {
            case GRADED -> sum(grade) + " points";
            case REFUSED -> "refused";
            case FAILED -> "failed";
            case NOT_SUBMITTED -> "not submitted";
        };
        return Shown.of(grade.id()) + ": " + earned;
    }

    private static int sum(SubmissionGrade grade) {
        return grade.exercises().stream().mapToInt(ExerciseGrade::points).sum();
    }

    /** Prints how far it is. */
    synchronized void tell() {
        StringBuilder line = new StringBuilder("%d of %d graded".formatted(pace.done(), pace.total()));
        double rate = pace.aMinute();
        if (rate > 0) {
            line.append(String.format(Locale.ROOT, rate < 10 ? ", %.1f a minute" : ", %.0f a minute", rate));
            if (pace.done() < pace.total()) {
                pace.left()
                        .ifPresent(left ->
                                line.append(", about ").append(words(left)).append(" left"));
            }
            line.append("; last ").append(last);
        }
        out.println(line);
        out.flush();
    }

    private static String words(Duration left) {
        if (left.toHours() > 0) {
            return left.toHours() + " h " + left.toMinutesPart() + " min";
        }
        return left.toMinutes() > 0 ? left.toMinutes() + " min" : left.toSeconds() + " s";
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
