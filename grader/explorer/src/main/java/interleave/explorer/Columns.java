package interleave.explorer;

import interleave.explorer.Counterexample.Action;
import interleave.explorer.Counterexample.Step;
import java.util.ArrayList;
import java.util.List;

/** A counterexample as text: one column a thread, time from top to bottom. */
final class Columns {
    private static final int WIDTH = 120;
    private static final int MOST_ROWS = 60;

    private Columns() {}

    static String of(Counterexample story) {
        int threads = Math.max(1, story.threads().size());
        int width = Math.min(56, (WIDTH - 3 * (threads - 1)) / threads);
        List<String> rows = new ArrayList<>();
        rows.add(row(width, story.threads()));
        rows.add(row(width, repeat("-".repeat(width), threads)));
        List<String> body = new ArrayList<>();
        List<Step> steps = story.steps();
        for (int i = 0; i < steps.size(); ) {
            int j = i + 1;
            while (j < steps.size() && sameLine(steps.get(i), steps.get(j))) {
                j++;
            }
            body.addAll(cell(steps.subList(i, j), width, threads));
            i = j;
        }
        if (body.size() > MOST_ROWS) {
            int left = body.size() - MOST_ROWS;
            List<String> shorter = new ArrayList<>(body.subList(0, MOST_ROWS / 2));
            shorter.add("... " + left + " more lines ...");
            shorter.addAll(body.subList(body.size() - MOST_ROWS / 2, body.size()));
            body = shorter;
        }
        rows.addAll(body);
        return String.join("\n", rows);
    }

    private static boolean sameLine(Step one, Step other) {
        return one.thread() == other.thread()
                && one.line() == other.line()
                && one.file().equals(other.file())
                && one.line() > 0
                && one.action() != Action.PREEMPTED
                && other.action() != Action.PREEMPTED;
    }

    private static List<String> cell(List<Step> steps, int width, int threads) {
        Step first = steps.get(0);
        List<String> lines = new ArrayList<>();
        if (first.action() == Action.PREEMPTED) {
            lines.add(">>> " + first.text());
        } else {
            if (!first.file().isEmpty()) {
                String place = first.file() + ":" + first.line();
                lines.add(first.source().isEmpty() ? place : place + "  " + first.source());
            }
            String before = "";
            for (Step each : steps) {
                if (!each.text().equals(before)) {
                    lines.add("  " + each.text());
                }
                before = each.text();
            }
        }
        List<String> rows = new ArrayList<>();
        for (String line : lines) {
            String[] cells = new String[threads];
            java.util.Arrays.fill(cells, "");
            cells[first.thread()] = line;
            rows.add(row(width, List.of(cells)));
        }
        return rows;
    }

    private static List<String> repeat(String text, int times) {
        return java.util.Collections.nCopies(times, text);
    }

    private static String row(int width, List<String> cells) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i).replaceAll("\\s+", cells.get(i).startsWith(" ") ? "$0" : " ");
            if (cell.length() > width) {
                cell = cell.substring(0, width - 2) + "..";
            }
            row.append(i == 0 ? "" : " | ").append(cell).append(" ".repeat(width - cell.length()));
        }
        return row.toString().stripTrailing();
    }

    /** Breaks a text into lines that are not too long. */
    static String wrap(String text) {
        StringBuilder out = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            String rest = line;
            while (rest.length() > WIDTH) {
                int space = rest.lastIndexOf(' ', WIDTH);
                int at = space < WIDTH / 2 ? WIDTH : space;
                out.append(rest, 0, at).append('\n');
                rest = rest.substring(at).stripLeading();
            }
            out.append(rest).append('\n');
        }
        return out.substring(0, out.length() - 1);
    }
}
