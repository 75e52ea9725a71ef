package interleave.cli.gradebook;

import interleave.cli.card.ExerciseGrade;
import interleave.cli.card.ExerciseState;
import interleave.cli.card.PromiseGrade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an instructor wants to know of a whole class. It keeps some words of each row, and no row. */
public final class ClassStatistics {

    private static final int BINS = 10;
    private static final int MOST_NAMED = 5;
    private static final int MOST_LISTED = 10;

    /**
     * A row of the table.
     *
     * @param page the student's page, relative to the table's, or null
     * @param points of each exercise, in the order of the exercises; empty if there are none yet
     */
    public record Line(
            String id,
            String name,
            String page,
            RowState state,
            List<Integer> points,
            int total,
            long millis,
            List<String> remarks,
            boolean stranger) {}

    /**
     * A promise that somebody lost.
     *
     * @param id such as 04.2
     * @param says the promise
     * @param lost how many lost it
     * @param tried how many it was tested for
     * @param mistakes what was seen, the commonest first
     */
    public record LostPromise(String id, String says, int lost, int tried, List<MistakeCount> mistakes) {

        /** Of those who tried, whole. */
        public int percent() {
            return tried == 0 ? 0 : lost * 100 / tried;
        }
    }

    /**
     * A mistake that some students made.
     *
     * @param seen the first line of what the tests saw in the first of them
     * @param count how many made it
     * @param students the first of them
     */
    public record MistakeCount(String seen, int count, List<Line> students) {}

    private final int max;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final int[] bins = new int[BINS];

    private static final class Tally {
        private final String says;
        private final Map<String, String> words = new LinkedHashMap<>();
        private final Map<String, List<Line>> students = new LinkedHashMap<>();
        private int lost;
        private int tried;

        Tally(String says) {
            this.says = says;
        }
    }

    ClassStatistics(int max) {
        this.max = max;
    }

    /** Adds a student. */
    void add(GradebookRow row, String name, String page) {
        Line line = new Line(
                row.id(),
                name,
                page,
                row.state(),
                row.exercises().stream().map(ExerciseGrade::points).toList(),
                row.points(),
                row.millis(),
                row.remarks(),
                Boolean.FALSE.equals(row.inRoster()));
        lines.add(line);
        if (row.state().counts()) {
            bins[bin(row.points())]++;
        }
        if (row.state() == RowState.GRADED) {
            row.exercises()
                    .forEach(exercise -> exercise.promises().forEach(promise -> add(promise, exercise.state(), line)));
        }
    }

    private void add(PromiseGrade promise, ExerciseState state, Line line) {
        if (state == ExerciseState.NOT_STARTED) {
            return;
        }
        Tally tally = tallies.computeIfAbsent(promise.id(), id -> new Tally(promise.says()));
        boolean lost = Mistake.in(promise);
        if (!lost && promise.missing() > 0) {
            return;
        }
        tally.tried++;
        if (lost) {
            tally.lost++;
            String kind = Mistake.kind(promise);
            tally.words.putIfAbsent(kind, Mistake.firstLine(promise));
            tally.students.computeIfAbsent(kind, unseen -> new ArrayList<>()).add(line);
        }
    }

    private int bin(int points) {
        return max == 0 ? 0 : Math.min(BINS - 1, points * BINS / max);
    }

    /** All rows, in the order of the grades. */
    public List<Line> lines() {
        return lines;
    }

    /** How many have a total in each tenth of the points; all points fall into the last one. */
    public List<Integer> distribution() {
        return Arrays.stream(bins).boxed().toList();
    }

    /** The lost promises, the one that most students lost first. */
    public List<LostPromise> lostPromises() {
        return tallies.entrySet().stream()
                .filter(entry -> entry.getValue().lost > 0)
                .map(entry -> lostPromise(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(LostPromise::lost).reversed().thenComparing(LostPromise::id))
                .limit(MOST_LISTED)
                .toList();
    }

    private static LostPromise lostPromise(String id, Tally tally) {
        List<MistakeCount> mistakes = tally.students.entrySet().stream()
                .map(entry -> new MistakeCount(
                        tally.words.get(entry.getKey()),
                        entry.getValue().size(),
                        entry.getValue().stream().limit(MOST_NAMED).toList()))
                .sorted(Comparator.comparingInt(MistakeCount::count).reversed())
                .limit(MOST_NAMED)
                .toList();
        return new LostPromise(id, tally.says, tally.lost, tally.tried, mistakes);
    }

    /** Those whose grading took longest. */
    public List<Line> slowest() {
        return lines.stream()
                .filter(line -> line.millis() > 0)
                .sorted(Comparator.comparingLong(Line::millis).reversed())
                .limit(MOST_NAMED)
                .toList();
    }

    /** Those in one state. */
    public List<Line> in(String state) {
        RowState wanted = RowState.valueOf(state);
        return lines.stream().filter(line -> line.state() == wanted).toList();
    }

    /** Submissions of students that the roster does not name. */
    public List<Line> strangers() {
        return lines.stream().filter(Line::stranger).toList();
    }

    /** Those with remarks that were graded all the same. */
    public List<Line> remarked() {
        return lines.stream()
                .filter(line ->
                        line.state() == RowState.GRADED && !line.remarks().isEmpty())
                .toList();
    }

    /** How many have points, be they 0: more than were graded, if some were refused or handed nothing in. */
    public int counted() {
        return (int) lines.stream().filter(line -> line.state().counts()).count();
    }

    /** The middle one of all totals, or half-way between the two in the middle, such as 8.5; empty if there are none. */
    public String median() {
        List<Integer> totals = lines.stream()
                .filter(line -> line.state().counts())
                .map(Line::total)
                .sorted()
                .toList();
        if (totals.isEmpty()) {
            return "";
        }
        int twice = totals.get((totals.size() - 1) / 2) + totals.get(totals.size() / 2);
        return twice / 2 + (twice % 2 == 0 ? "" : ".5");
    }
}
