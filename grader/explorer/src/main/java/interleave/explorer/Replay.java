package interleave.explorer;

import interleave.explorer.engine.Plan;
import java.lang.StackWalker.StackFrame;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schedule that somebody wants to see again: the system property {@code replay}, as it was printed with a failure.
 *
 * @param property the property as it stands
 * @param scenario the simple name of the scenario that it is about, or null where it does not tell
 * @param schedule the schedule
 */
record Replay(String property, String scenario, String schedule) {
    private static final Pattern FORM = Pattern.compile("(?:([A-Z][A-Za-z0-9_]*)-)?(usual|[0-9a-z].*)");

    /** Longer ones do not fit into a command line everywhere. */
    private static final int LONGEST = 2_000;

    /**
     * What is asked for, or null.
     *
     * @throws IllegalArgumentException if it is no schedule
     */
    static Replay asked() {
        String property = System.getProperty("replay", "").strip();
        if (property.isEmpty()) {
            return null;
        }
        Matcher form = FORM.matcher(property);
        try {
            if (!form.matches()) {
                throw new IllegalArgumentException("it should look like TwoUpdates-1_1-2_2");
            }
            Plan.check(form.group(2));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("-Dreplay=" + property + " is no schedule: " + malformed.getMessage()
                    + ". Copy it whole from the message of the failed test, or run the test without it.");
        }
        return new Replay(property, form.group(1), form.group(2));
    }

    boolean isAbout(Class<?> type) {
        return scenario == null || scenario.equals(type.getSimpleName());
    }

    /** The schedule of a scenario as it is printed; empty where it cannot be. */
    static String of(Class<?> scenario, String schedule) {
        String text = scenario.getSimpleName() + "-" + schedule;
        return schedule.isEmpty() || text.length() > LONGEST ? "" : text;
    }

    /** The command that runs a schedule again; empty where there is none. Called on the stack of the test. */
    static String command(String replay) {
        if (replay.isEmpty()) {
            return "";
        }
        String exercise = System.getProperty("interleave.exercise", "");
        return "mvn test" + (exercise.isEmpty() ? "" : " -pl exercises/" + exercise) + test() + " -Dreplay=" + replay;
    }

    private static String test() {
        StackFrame test = StackWalker.getInstance()
                .walk(frames ->
                        frames.filter(frame -> isTest(frame.getClassName())).reduce((inner, outer) -> outer))
                .orElse(null);
        if (test == null) {
            return "";
        }
        String type = test.getClassName().substring(test.getClassName().lastIndexOf('.') + 1);
        String method = test.getMethodName();
        return " -Dtest=" + type + "#" + (method.startsWith("lambda$") ? method.split("\\$")[1] : method);
    }

    private static boolean isTest(String className) {
        int nested = className.indexOf('$');
        return (nested < 0 ? className : className.substring(0, nested)).endsWith("Test");
    }
}
