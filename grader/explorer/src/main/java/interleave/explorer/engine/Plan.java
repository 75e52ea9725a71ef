package interleave.explorer.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a schedule leaves the usual course: at which event, and for which thread. Events are counted whether or not
 * they are points at which the search may switch, so a plan stays right when the search learns of more points.
 */
public final class Plan {
    private static final int FEWEST_REPEATED = 4;
    private static final int LONGEST_REPEATED = 12;
    private static final int MOST_SWITCHES = 300_000;

    static final Plan USUAL = new Plan(new int[0], new int[0], 0, false);

    final int[] events;
    final int[] choices;
    final int cost;

    /** Whether it names every switch, and not only those that leave the usual course. */
    final boolean exact;

    /** Whether somebody asked for it, who may look at it in a debugger and so take his time. */
    final boolean replayed;

    Plan(int[] events, int[] choices, int cost, boolean exact) {
        this(events, choices, cost, exact, false);
    }

    private Plan(int[] events, int[] choices, int cost, boolean exact, boolean replayed) {
        this.replayed = replayed;
        this.events = events;
        this.choices = choices;
        this.cost = cost;
        this.exact = exact;
    }

    Plan and(int event, int choice, int added) {
        int[] nextEvents = Arrays.copyOf(events, events.length + 1);
        int[] nextChoices = Arrays.copyOf(choices, choices.length + 1);
        nextEvents[events.length] = event;
        nextChoices[events.length] = choice;
        return new Plan(nextEvents, nextChoices, cost + added, false);
    }

    int last() {
        return events.length == 0 ? -1 : events[events.length - 1];
    }

    /**
     * As printed with a failure: {@code event_thread} in base 36, the event as the distance from the one before. What comes
     * again and again is written once: {@code R9_2} stands for the last two, nine times more. {@code usual} is the course that
     * the search begins with.
     */
    String text() {
        List<String> all = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < events.length; i++) {
            all.add(Integer.toString(events[i] - before, 36) + "_" + Integer.toString(choices[i], 36));
            before = events[i];
        }
        List<String> text = new ArrayList<>();
        for (int i = 0; i < all.size(); ) {
            int period = 1;
            int times = times(all, i, period);
            while (times < FEWEST_REPEATED && period < LONGEST_REPEATED) {
                period++;
                times = times(all, i, period);
            }
            if (times < FEWEST_REPEATED) {
                text.add(all.get(i++));
            } else {
                text.addAll(all.subList(i, i + period));
                text.add("R" + (times - 1) + "_" + period);
                i += period * times;
            }
        }
        return text.isEmpty() ? "usual" : String.join("-", text);
    }

    private static int times(List<String> all, int from, int period) {
        int times = 1;
        while (from + (times + 1) * period <= all.size()
                && all.subList(from, from + period)
                        .equals(all.subList(from + times * period, from + (times + 1) * period))) {
            times++;
        }
        return times;
    }

    /**
     * Refuses what is no schedule.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static void check(String text) {
        parse(text);
    }

    /**
     * The plan that was printed.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Plan parse(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.equals("usual") ? new String[0] : text.split("-", -1)) {
            if (!part.matches("R[0-9]{1,6}_[0-9]{1,3}|[0-9a-z]{1,6}_[0-9a-z]{1,3}")) {
                throw new IllegalArgumentException("'" + part + "' is no part of a schedule");
            }
            if (!part.startsWith("R")) {
                parts.add(part);
                continue;
            }
            int times = Integer.parseInt(part.substring(1, part.indexOf('_')));
            int period = Integer.parseInt(part.substring(part.indexOf('_') + 1));
            if (period < 1 || period > parts.size() || parts.size() + (long) times * period > MOST_SWITCHES) {
                throw new IllegalArgumentException("'" + part + "' is no part of a schedule");
            }
            List<String> again = List.copyOf(parts.subList(parts.size() - period, parts.size()));
            for (int i = 0; i < times; i++) {
                parts.addAll(again);
            }
        }
        int[] events = new int[parts.size()];
        int[] choices = new int[parts.size()];
        int before = 0;
        for (int i = 0; i < events.length; i++) {
            int bar = parts.get(i).indexOf('_');
            before += Integer.parseInt(parts.get(i).substring(0, bar), 36);
            events[i] = before;
            choices[i] = Integer.parseInt(parts.get(i).substring(bar + 1), 36);
        }
        return new Plan(events, choices, 0, events.length > 0, true);
    }
}
