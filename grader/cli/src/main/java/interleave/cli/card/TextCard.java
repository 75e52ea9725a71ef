package interleave.cli.card;

import java.nio.file.Path;
import java.util.List;

/** The report card for a console: at most 100 columns of ASCII. */
final class TextCard {

    private static final int WIDTH = 100;
    private static final int BAR = 10;
    private static final int LONGEST_TITLE = 44;
    private static final int MOST_SEEN_LINES = 3;

    private final StringBuilder text = new StringBuilder();

    private TextCard() {}

    /**
     * The whole card.
     *
     * @param page where the same can be read in full
     */
    static String of(ReportCard card, NextStep next, Path page) {
        TextCard text = new TextCard();
        text.line("");
        text.line("Report card");
        text.line("");
        text.rows(card.exercises());
        card.exercises().forEach(text::details);
        text.notStarted(card.exercises());
        text.line("");
        text.line("Total: %d of %d points, %d percent.".formatted(card.points(), card.max(), card.percent()));
        text.next(next);
        text.line("");
        text.line("In full: " + page.toUri());
        text.line("");
        return text.text.toString();
    }

    /** One exercise while the others are still running. */
    static String progress(ExerciseGrade exercise) {
        return "%s  %d of %d  %s%n"
                .formatted(
                        exercise.id(),
                        exercise.points(),
                        exercise.max(),
                        exercise.state().words());
    }

    private void rows(List<ExerciseGrade> exercises) {
        int longest = exercises.stream()
                .mapToInt(exercise -> PlainText.ascii(exercise.title()).length())
                .max()
                .orElse(0);
        int column = Math.min(longest, LONGEST_TITLE);
        for (ExerciseGrade exercise : exercises) {
            line("  %s  %s  [%s]  %2d of %2d  %s"
                    .formatted(
                            exercise.number(),
                            padded(PlainText.ascii(exercise.title()), column),
                            bar(exercise.points(), exercise.max()),
                            exercise.points(),
                            exercise.max(),
                            exercise.state().words()));
        }
    }

    private void details(ExerciseGrade exercise) {
        boolean promises = exercise.state() == ExerciseState.WRONG
                || exercise.state() == ExerciseState.DID_NOT_FINISH
                || exercise.state() == ExerciseState.REPLAYED;
        boolean silent = exercise.state() == ExerciseState.DONE && exercise.seen() == null;
        if (silent || exercise.state() == ExerciseState.NOT_STARTED) {
            return;
        }
        line("");
        line(exercise.id() + ": " + exercise.state().words());
        if (exercise.seen() != null) {
            exercise.seen().lines().forEach(seen -> wrapped("  ", seen));
        }
        if (promises) {
            exercise.promises().stream()
                    .filter(promise -> promise.missing() > 0 && promise.state() != PromiseState.NOT_RUN)
                    .forEach(this::lost);
            if (exercise.state() != ExerciseState.REPLAYED) {
                notRun(exercise);
            }
        }
    }

    /** All in one place, for in the first weeks most of them are. */
    private void notStarted(List<ExerciseGrade> exercises) {
        List<String> numbers = exercises.stream()
                .filter(exercise -> exercise.state() == ExerciseState.NOT_STARTED)
                .map(ExerciseGrade::number)
                .toList();
        if (!numbers.isEmpty()) {
            line("");
            wrapped(
                    "",
                    "Not started: " + String.join(", ", numbers)
                            + ". The TODO still stands there; remove that line once you have begun.");
        }
    }

    private void lost(PromiseGrade promise) {
        wrapped("  %s  -%d  ".formatted(promise.id(), promise.missing()), promise.says());
        if (promise.seen() == null) {
            return;
        }
        String before = "            seen: ";
        String mark = " ...";
        String first = PlainText.ascii(promise.seenInShort());
        List<String> lines = PlainText.wrap(first, WIDTH - before.length() - mark.length());
        for (int line = 0; line < Math.min(lines.size(), MOST_SEEN_LINES); line++) {
            boolean cut = line == MOST_SEEN_LINES - 1 && lines.size() > MOST_SEEN_LINES;
            line(before + lines.get(line) + (cut ? mark : ""));
            before = " ".repeat(before.length());
        }
    }

    private void notRun(ExerciseGrade exercise) {
        List<PromiseGrade> silent = exercise.promises().stream()
                .filter(promise -> promise.state() == PromiseState.NOT_RUN)
                .toList();
        if (!silent.isEmpty()) {
            int points = silent.stream().mapToInt(PromiseGrade::missing).sum();
            String ids = String.join(", ", silent.stream().map(PromiseGrade::id).toList());
            wrapped("  ", "Not run, and so without their %d points: %s.".formatted(points, ids));
        }
    }

    private void next(NextStep next) {
        if (next.exercise() == null) {
            line(next.advice());
            return;
        }
        line("");
        line("Next: " + next.exercise());
        wrapped("  ", next.advice());
        line("  " + next.command());
    }

    /** Text after a prefix, and under its own beginning where it takes more than a line. */
    private void wrapped(String prefix, String words) {
        String before = prefix;
        for (String line : PlainText.wrap(PlainText.ascii(words), WIDTH - prefix.length())) {
            line(before + line);
            before = " ".repeat(prefix.length());
        }
    }

    private static String bar(int points, int max) {
        int filled = max == 0 ? 0 : points * BAR / max;
        return "#".repeat(filled) + ".".repeat(BAR - filled);
    }

    private static String padded(String words, int width) {
        String cut = words.length() > width ? words.substring(0, width - 3) + "..." : words;
        return cut + " ".repeat(width - cut.length());
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append(System.lineSeparator());
    }
}
