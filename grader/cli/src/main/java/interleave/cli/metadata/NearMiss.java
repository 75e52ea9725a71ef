package interleave.cli.metadata;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
final class NearMiss {

    private NearMiss() {}

    /** The candidate that differs from the word in the fewest letters, if those are few enough to be a slip. */
    static Optional<String> of(String word, Collection<String> candidates) {
        int few = Math.max(1, Math.min(2, word.length() / 3));
        return candidates.stream()
                .filter(candidate -> distance(word, candidate) <= few)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** As a sentence that follows another one, or nothing. */
    static String question(String word, Collection<String> candidates) {
        return of(word, candidates)
                .map(likely -> " Did you mean '" + likely + "'?")
                .orElse("");
    }

    /** Letters to insert, to drop, to change, or to swap with their neighbour. */
    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int row = 0; row <= left.length(); row++) {
            for (int column = 0; column <= right.length(); column++) {
                if (row == 0 || column == 0) {
                    cost[row][column] = row + column;
                    continue;
                }
                boolean same = left.charAt(row - 1) == right.charAt(column - 1);
                int cheapest = cost[row - 1][column - 1] + (same ? 0 : 1);
                cheapest = Math.min(cheapest, Math.min(cost[row - 1][column], cost[row][column - 1]) + 1);
                if (row > 1
                        && column > 1
                        && left.charAt(row - 1) == right.charAt(column - 2)
                        && left.charAt(row - 2) == right.charAt(column - 1)) {
                    cheapest = Math.min(cheapest, cost[row - 2][column - 2] + 1);
                }
                cost[row][column] = cheapest;
            }
        }
        return cost[left.length()][right.length()];
    }
}
