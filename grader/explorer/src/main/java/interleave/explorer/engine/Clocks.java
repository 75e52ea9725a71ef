package interleave.explorer.engine;

import java.util.Arrays;

/** Vector clocks: entry <em>i</em> is how far thread <em>i</em> is known to have come. */
final class Clocks {
    private Clocks() {}

    /** The later of both in each entry; may reuse and change the first. */
    static int[] join(int[] into, int[] other) {
        int[] result = into.length < other.length ? Arrays.copyOf(into, other.length) : into;
        for (int i = 0; i < other.length; i++) {
            if (other[i] > result[i]) {
                result[i] = other[i];
            }
        }
        return result;
    }

    static int[] at(int[] clock, int index, int value) {
        int[] result = index < clock.length ? clock : Arrays.copyOf(clock, Math.max(index + 1, 2 * clock.length));
        result[index] = value;
        return result;
    }

    static int get(int[] clock, int index) {
        return index < clock.length ? clock[index] : 0;
    }
}
