package interleave.explorer.engine;

import java.util.Arrays;

/**
 * Where a schedule leaves the usual course: at which event, and for which thread. Events are counted whether or not
 * they are points at which the search may switch, so a plan stays right when the search learns of more points.
 */
final class Plan {
    static final Plan USUAL = new Plan(new int[0], new int[0], 0, false);

    final int[] events;
    final int[] choices;
    final int cost;

    /** Whether it names every switch, and not only those that leave the usual course. */
    final boolean exact;

    Plan(int[] events, int[] choices, int cost, boolean exact) {
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

    /** As printed with a failure: {@code event.thread} in base 36, the event as the distance from the one before. */
    String text() {
        StringBuilder text = new StringBuilder();
        int before = 0;
        for (int i = 0; i < events.length; i++) {
            text.append(text.length() == 0 ? "" : "-");
            text.append(Integer.toString(events[i] - before, 36)).append('.').append(Integer.toString(choices[i], 36));
            before = events[i];
        }
        return text.length() == 0 ? "usual" : text.toString();
    }

    static Plan parse(String text) {
        if (text.equals("usual")) {
            return new Plan(new int[0], new int[0], 0, true);
        }
        String[] parts = text.split("-");
        int[] events = new int[parts.length];
        int[] choices = new int[parts.length];
        int before = 0;
        for (int i = 0; i < parts.length; i++) {
            int dot = parts[i].indexOf('.');
            if (dot < 1) {
                throw new IllegalArgumentException("Not a schedule: " + text);
            }
            before += Integer.parseInt(parts[i].substring(0, dot), 36);
            events[i] = before;
            choices[i] = Integer.parseInt(parts[i].substring(dot + 1), 36);
        }
        return new Plan(events, choices, 0, true);
    }
}
