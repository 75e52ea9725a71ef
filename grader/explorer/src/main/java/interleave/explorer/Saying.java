package interleave.explorer;

import interleave.explorer.Verdict.Kind;
import interleave.explorer.engine.Ending.Reason;
import interleave.explorer.engine.Search;

/** A verdict in words. */
final class Saying {
    private Saying() {}

    /** A verdict that takes no points, in a sentence or two. */
    static String of(Kind kind, Search.Result result, String name, int bound, Replay replay) {
        if (replay != null) {
            return replayed(kind, result, name, replay);
        }
        int schedules = result.schedules();
        if (kind == Kind.HOLDS && result.exhausted()) {
            return "%s holds in %s with up to %s.".formatted(name, all(schedules), preemptions(result.bound()));
        }
        if (kind == Kind.HOLDS) {
            return ("%s holds in the %d schedules that were tried; there are too many with up to %s to try"
                            + " them all. All that leave the usual order of the threads at most %d times are among them.")
                    .formatted(name, schedules, preemptions(bound), result.deviations());
        }
        String why = result.reason() == Reason.FINISHED
                ? "there are too many to try, and none of these breaks it"
                : result.text() == null ? "it says no more" : result.text();
        return "%s is %s after %s: %s.".formatted(name, kind, counted(schedules), why);
    }

    private static String replayed(Kind kind, Search.Result result, String name, Replay replay) {
        return switch (kind) {
            case HOLDS ->
                "This schedule does not break %s. It is one of many: the test without -Dreplay tries them all."
                        .formatted(name);
            case UNSTABLE ->
                ("%s does not run in the schedule of -Dreplay=%s: its code is not the same any more. Run the test"
                                + " without -Dreplay; it looks for a schedule again.")
                        .formatted(name, replay.property());
            default -> "%s: no verdict on this schedule: %s.".formatted(name, result.text());
        };
    }

    private static String preemptions(int most) {
        return most == 1 ? "1 preemption" : most + " preemptions";
    }

    private static String all(int schedules) {
        return schedules == 1 ? "the one schedule" : "all " + schedules + " schedules";
    }

    private static String counted(int schedules) {
        return schedules == 1 ? "1 schedule" : schedules + " schedules";
    }

    /**
     * A counterexample as text: what it shows, the steps, the end, and how to see it again.
     *
     * @param number which of the schedules tried it is, from 1; 0 where it was the only one
     */
    static String text(Counterexample story, int number, String command) {
        StringBuilder text = new StringBuilder();
        text.append(Columns.wrap(story.says())).append("\n\n");
        if (!story.steps().isEmpty()) {
            text.append(Columns.of(story)).append("\n\n");
        }
        text.append(Columns.wrap(story.ending()));
        if (number > 0) {
            text.append("\n\nIt is the ").append(ordinal(number)).append(" schedule that was tried.");
        }
        if (number > 0 && !command.isEmpty()) {
            text.append(" This one again, in a debugger as well:\n").append(command);
        }
        return text.toString();
    }

    private static String ordinal(int number) {
        int tens = number % 100;
        String suffix = tens >= 11 && tens <= 13
                ? "th"
                : switch (number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number == 1 ? "first" : number + suffix;
    }
}
