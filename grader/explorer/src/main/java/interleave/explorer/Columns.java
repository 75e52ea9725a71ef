package interleave.explorer;

import interleave.explorer.Counterexample.Action;
import interleave.explorer.Counterexample.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A counterexample as text: one column a thread, time from top to bottom. */
final class Columns {
    private static final int WIDTH = 120;
    private static final int NARROWEST = 12;
    private static final int MOST_ROWS = 60;
    private static final String BETWEEN = " | ";

    /** One line of a cell: what does not fit goes on below, under its own beginning. */
    private record Line(String text, int indent) {}

    /** What one thread does on one of its lines. */
    private record Cell(int thread, List<Line> lines) {}

    private final Counterexample story;
    private final String oneFile;

    private Columns(Counterexample story) {
        this.story = story;
        Set<String> files = new TreeSet<>();
        for (Step each : story.steps()) {
            if (!each.file().isEmpty()) {
                files.add(each.file());
            }
        }
        this.oneFile = files.size() == 1 ? files.iterator().next() : "";
    }

    static String of(Counterexample story) {
        return new Columns(story).table();
    }

    private String table() {
        List<Cell> cells = cells();
        int[] widths = widths(cells);
        List<String> rows = new ArrayList<>();
        if (!oneFile.isEmpty()) {
            rows.add("The numbers are lines of " + oneFile + ".");
            rows.add("");
        }
        rows.add(row(widths, story.threads()));
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("-".repeat(width));
        }
        rows.add(row(widths, rule));
        List<String> body = new ArrayList<>();
        for (Cell cell : cells) {
            for (Line line : cell.lines()) {
                for (String part : wrap(line, widths[cell.thread()])) {
                    String[] parts = new String[widths.length];
                    Arrays.fill(parts, "");
                    parts[cell.thread()] = part;
                    body.add(row(widths, List.of(parts)));
                }
            }
        }
        rows.addAll(shortened(body));
        return String.join("\n", rows);
    }

    private static List<String> shortened(List<String> body) {
        if (body.size() <= MOST_ROWS) {
            return body;
        }
        int left = body.size() - MOST_ROWS;
        List<String> shorter = new ArrayList<>(body.subList(0, MOST_ROWS / 2));
        shorter.add("... " + left + " more lines ...");
        shorter.addAll(body.subList(body.size() - MOST_ROWS / 2, body.size()));
        return shorter;
    }

    private List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        List<Step> steps = story.steps();
        for (int i = 0; i < steps.size(); ) {
            int j = i + 1;
            while (j < steps.size() && sameLine(steps.get(i), steps.get(j))) {
                j++;
            }
            cells.add(new Cell(steps.get(i).thread(), lines(steps.subList(i, j))));
            i = j;
        }
        return cells;
    }

    private static boolean sameLine(Step one, Step other) {
        return one.thread() == other.thread()
                && one.line() == other.line()
                && one.file().equals(other.file())
                && one.line() > 0;
    }

    private List<Line> lines(List<Step> steps) {
        Step first = steps.get(0);
        if (first.action() == Action.PREEMPTED) {
            return List.of(new Line(">>> " + first.text(), 4));
        }
        if (first.file().isEmpty()) {
            return List.of(new Line(first.text(), 2));
        }
        if (first.line() <= 0) {
            // A synchronized method takes its lock before its first line.
            return List.of(new Line("    " + first.text(), 6));
        }
        List<Line> lines = new ArrayList<>();
        String place = oneFile.isEmpty() ? first.file() + ":" + first.line() : String.valueOf(first.line());
        int indent = oneFile.isEmpty() ? 4 : Math.max(4, place.length() + 2);
        String source = first.source().isEmpty()
                ? place
                : place + " ".repeat(Math.max(2, indent - place.length())) + first.source();
        lines.add(new Line(source, indent));
        String before = "";
        for (Step each : steps) {
            if (!each.text().equals(before)) {
                lines.add(new Line(" ".repeat(indent) + each.text(), indent + 2));
            }
            before = each.text();
        }
        return lines;
    }

    /** As wide as they need to be; where that is too wide, the widest ones give way. */
    private int[] widths(List<Cell> cells) {
        int[] widths = new int[Math.max(1, story.threads().size())];
        Arrays.fill(widths, NARROWEST);
        for (int i = 0; i < story.threads().size(); i++) {
            widths[i] = Math.max(widths[i], story.threads().get(i).length());
        }
        for (Cell cell : cells) {
            for (Line line : cell.lines()) {
                widths[cell.thread()] =
                        Math.max(widths[cell.thread()], line.text().length());
            }
        }
        int room = WIDTH - BETWEEN.length() * (widths.length - 1);
        while (Arrays.stream(widths).sum() > room) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static String row(int[] widths, List<String> cells) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String fitting = cell.length() > widths[i] ? cell.substring(0, Math.max(0, widths[i] - 2)) + ".." : cell;
            row.append(i == 0 ? "" : BETWEEN).append(fitting).append(" ".repeat(widths[i] - fitting.length()));
        }
        return row.toString().stripTrailing();
    }

    /** Breaks a line between words, where it can be, and indents what comes after its first part. */
    private static List<String> wrap(Line line, int width) {
        if (line.text().length() <= width) {
            return List.of(line.text());
        }
        String indent = " ".repeat(Math.min(line.indent(), width / 3));
        List<String> parts = new ArrayList<>();
        String rest = line.text();
        int firstWord = rest.length() - rest.stripLeading().length();
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int at = space <= Math.max(firstWord, width / 3) ? width : space;
            parts.add(rest.substring(0, at).stripTrailing());
            rest = indent + rest.substring(at).stripLeading();
            firstWord = indent.length();
        }
        parts.add(rest);
        return parts;
    }

    /** Breaks a text into lines that are not too long. */
    static String wrap(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            lines.addAll(line.isEmpty() ? Collections.singletonList("") : wrap(new Line(line, 0), WIDTH));
        }
        return String.join("\n", lines);
    }
}
