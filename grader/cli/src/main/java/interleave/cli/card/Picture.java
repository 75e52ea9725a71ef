package interleave.cli.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The schedule that breaks an answer, as a picture: time goes down, each thread has a lane, and to their right stands what
 * they share. {@code picture.ftlh} draws it, on the report card as on every other page.
 *
 * <p>It is made from what a test attached. That was written by a JVM that runs student code, so anything may stand there:
 * what is no schedule has no picture, and nothing is thrown.
 *
 * @param says what the schedule shows, in a sentence
 * @param lanes the names of the threads
 * @param shared the one thing that the threads share, or an empty text where they are several
 * @param rows from top to bottom
 * @param waits who waits for what in the end, if nobody can go on
 * @param ending the state at the end, in sentences
 * @param command runs this schedule again; may be empty
 * @param text the same as text; may be empty
 */
public record Picture(
        String says,
        List<String> lanes,
        String shared,
        List<Row> rows,
        List<Wait> waits,
        String ending,
        String command,
        String text) {

    private static final int MOST_LANES = 12;
    private static final int MOST_ROWS = 120;
    private static final int LONGEST = 400;
    private static final int LONGEST_TEXT = 20_000;

    /** What a row shows, which is how it is drawn. */
    public enum Kind {
        READS,
        WRITES,
        LOCKS,
        UNLOCKS,
        CALLS,
        WAITS,
        SIGNALS,
        PREEMPTED,
        ENDS,
        DIES,
        /** Stands for rows that were left out, since there are too many. */
        CUT;

        static Kind of(String word) {
            for (Kind each : values()) {
                if (each.css().equals(word)) {
                    return each;
                }
            }
            return CALLS;
        }

        /** The name of its style. */
        public String css() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What a lane looks like beside a row. */
    public enum Rail {
        /** Its thread has not begun, or has ended. */
        NONE,
        /** Its thread could go on, or waits for its turn. */
        READY,
        /** Its thread does what the row says. */
        RUNS,
        /** Its thread waits for somebody else. */
        WAITS;

        /** The name of its style. */
        public String css() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One thing that one thread does.
     *
     * @param number from 1
     * @param lane the thread
     * @param other the lane that goes on, where this one is preempted; otherwise its own
     * @param kind how it is drawn
     * @param place the line, with the file's name where there are several; empty where the row before stands on it already
     * @param source the text of the line, or empty
     * @param text what is done, in words
     * @param thing what is shared that it concerns; empty where nothing is
     * @param value what is read, written or returned; empty where nothing is
     * @param lostAt the number of the row that overwrites the value though its thread never saw it, or 0
     * @param rails for each lane, what it looks like
     */
    public record Row(
            int number,
            int lane,
            int other,
            Kind kind,
            String place,
            String source,
            String text,
            String thing,
            String value,
            int lostAt,
            List<Rail> rails) {

        /** Whether the row has to do with something that the threads share. */
        public boolean isJoined() {
            return !thing.isEmpty();
        }
    }

    /**
     * A thread that can never go on.
     *
     * @param thread its name
     * @param place where it waits
     * @param what what it waits for
     * @param holder the name of the thread that would have to give it, or an empty text
     * @param since where that one took it, or an empty text
     */
    public record Wait(String thread, String place, String what, String holder, String since) {}

    /** The picture of what a test attached; none if that is no schedule. */
    public static Optional<Picture> of(JsonNode story) {
        if (story == null
                || !story.path("threads").isArray()
                || !story.path("steps").isArray()) {
            return Optional.empty();
        }
        List<String> lanes = new ArrayList<>();
        for (JsonNode each : story.path("threads")) {
            lanes.add(words(each));
        }
        if (lanes.isEmpty() || lanes.size() > MOST_LANES) {
            return Optional.empty();
        }
        List<JsonNode> steps = new ArrayList<>();
        for (JsonNode each : story.path("steps")) {
            int lane = each.path("thread").asInt(-1);
            if (lane < 0 || lane >= lanes.size()) {
                return Optional.empty();
            }
            steps.add(each);
        }
        List<Wait> waits = waits(story.path("waits"), lanes);
        List<Row> rows = new Rows(lanes.size(), steps, waits, lanes).rows();
        return Optional.of(new Picture(
                words(story.path("says")),
                lanes,
                shared(rows),
                rows,
                waits,
                cut(story.path("ending").asText(""), LONGEST_TEXT),
                cut(story.path("command").asText(""), LONGEST_TEXT),
                cut(story.path("text").asText(""), LONGEST_TEXT)));
    }

    private static String shared(List<Row> rows) {
        Set<String> things = new LinkedHashSet<>();
        rows.stream().filter(Row::isJoined).map(Row::thing).forEach(things::add);
        return things.size() == 1 ? things.iterator().next() : "";
    }

    private static List<Wait> waits(JsonNode list, List<String> lanes) {
        List<Wait> waits = new ArrayList<>();
        for (JsonNode each : list) {
            String thread = name(each.path("thread").asInt(-1), lanes);
            waits.add(new Wait(
                    thread.isEmpty() ? "the test" : thread,
                    words(each.path("at")),
                    words(each.path("what")),
                    name(each.path("holder").asInt(-1), lanes),
                    words(each.path("since"))));
        }
        return waits;
    }

    private static String name(int lane, List<String> lanes) {
        return lane >= 0 && lane < lanes.size() ? lanes.get(lane) : "";
    }

    /** What stands beside a row in the lane of what is shared. */
    public String chip(Row row) {
        boolean lock = row.kind() == Kind.LOCKS || row.kind() == Kind.UNLOCKS || row.kind() == Kind.WAITS;
        if (row.value().isEmpty() || lock) {
            return row.thing();
        }
        return shared.isEmpty() ? row.thing() + ": " + row.value() : row.value();
    }

    /** The threads that wait for each other in a circle, each followed by the one that it waits for; none if it is no circle. */
    public List<Wait> cycle() {
        List<Wait> cycle = new ArrayList<>();
        Wait at = waits.isEmpty() ? null : waits.get(0);
        while (at != null && !cycle.contains(at)) {
            cycle.add(at);
            String holder = at.holder();
            at = waits.stream()
                    .filter(each -> !holder.isEmpty() && each.thread().equals(holder))
                    .findFirst()
                    .orElse(null);
        }
        return at != null && at.equals(cycle.get(0)) ? cycle : List.of();
    }

    private static String words(JsonNode node) {
        return cut(node.asText("").strip().replaceAll("\\s+", " "), LONGEST);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + " ...";
    }

    /** Makes rows of steps. */
    private static final class Rows {
        private final int lanes;
        private final List<JsonNode> steps;
        private final List<Wait> waits;
        private final List<String> names;
        private final boolean oneFile;

        private Rows(int lanes, List<JsonNode> steps, List<Wait> waits, List<String> names) {
            this.lanes = lanes;
            this.steps = steps;
            this.waits = waits;
            this.names = names;
            this.oneFile = steps.stream()
                            .map(step -> step.path("file").asText(""))
                            .filter(file -> !file.isEmpty())
                            .distinct()
                            .count()
                    <= 1;
        }

        private List<Row> rows() {
            Map<Integer, Integer> lostAt = lostAt();
            int[] first = new int[lanes];
            int[] last = new int[lanes];
            java.util.Arrays.fill(first, Integer.MAX_VALUE);
            java.util.Arrays.fill(last, -1);
            for (int i = 0; i < steps.size(); i++) {
                int lane = lane(i);
                first[lane] = Math.min(first[lane], i);
                last[lane] = i;
            }
            List<Row> rows = new ArrayList<>();
            boolean[] waiting = new boolean[lanes];
            for (int i = 0; i < steps.size(); i++) {
                JsonNode step = steps.get(i);
                int lane = lane(i);
                Kind kind = Kind.of(step.path("action").asText(""));
                List<Rail> rails = new ArrayList<>();
                for (int each = 0; each < lanes; each++) {
                    boolean stuck = isStuck(each);
                    boolean there = i >= first[each] && (i <= last[each] || stuck);
                    Rail rail = !there ? Rail.NONE : waiting[each] ? Rail.WAITS : Rail.READY;
                    rails.add(each == lane ? Rail.RUNS : rail);
                }
                waiting[lane] = kind == Kind.WAITS;
                boolean sameLine = i > 0 && sameLine(steps.get(i - 1), step);
                rows.add(new Row(
                        i + 1,
                        lane,
                        other(step, lane),
                        kind,
                        sameLine ? "" : place(step),
                        sameLine ? "" : words(step.path("source")),
                        words(step.path("text")),
                        words(step.path("shared")),
                        words(step.path("value")),
                        lostAt.getOrDefault(i, 0),
                        rails));
            }
            return shortened(rows);
        }

        private int lane(int step) {
            return steps.get(step).path("thread").asInt();
        }

        private int other(JsonNode step, int lane) {
            int other = step.path("other").asInt(-1);
            return other >= 0 && other < lanes ? other : lane;
        }

        private boolean isStuck(int lane) {
            return waits.stream().anyMatch(wait -> wait.thread().equals(names.get(lane)));
        }

        /** For each step whose value is overwritten unseen, the number of the row that does so. */
        private Map<Integer, Integer> lostAt() {
            Map<Integer, Integer> lost = new HashMap<>();
            for (int i = 0; i < steps.size(); i++) {
                int overwritten = steps.get(i).path("overwrites").asInt(-1);
                if (overwritten >= 0 && overwritten < i) {
                    lost.putIfAbsent(overwritten, i + 1);
                }
            }
            return lost;
        }

        private String place(JsonNode step) {
            int line = step.path("line").asInt(0);
            String file = words(step.path("file"));
            if (line < 1) {
                return "";
            }
            return oneFile ? "line " + line : file + ":" + line;
        }

        private static boolean sameLine(JsonNode one, JsonNode other) {
            return one.path("thread").equals(other.path("thread"))
                    && one.path("file").equals(other.path("file"))
                    && one.path("line").equals(other.path("line"))
                    && one.path("line").asInt(0) > 0;
        }

        /** The beginning and the end of a long schedule: there it starts, and there it goes wrong. */
        private static List<Row> shortened(List<Row> rows) {
            if (rows.size() <= MOST_ROWS) {
                return rows;
            }
            int half = MOST_ROWS / 2;
            Row before = rows.get(half - 1);
            int left = rows.size() - 2 * half;
            List<Row> some = new ArrayList<>(rows.subList(0, half));
            some.add(new Row(0, 0, 0, Kind.CUT, "", "", left + " steps are left out here.", "", "", 0, before.rails()));
            some.addAll(rows.subList(rows.size() - half, rows.size()));
            List<Row> numbered = new ArrayList<>();
            Map<Integer, Integer> numbers = new HashMap<>();
            for (int i = 0; i < some.size(); i++) {
                numbers.put(some.get(i).number(), i + 1);
            }
            for (Row row : some) {
                numbered.add(new Row(
                        numbered.size() + 1,
                        row.lane(),
                        row.other(),
                        row.kind(),
                        row.place(),
                        row.source(),
                        row.text(),
                        row.thing(),
                        row.value(),
                        row.lostAt() == 0 ? 0 : numbers.getOrDefault(row.lostAt(), half + 1),
                        row.rails()));
            }
            return numbered;
        }
    }
}
