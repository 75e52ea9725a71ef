package interleave.explorer.engine;

/**
 * How often a thread has been at one place with one object since it, or anybody, last had an effect. A loop that comes
 * by again and again is spinning: only another thread can end it.
 */
final class Visits {
    private static final int SIZE = 64;

    private final int[] sites = new int[SIZE];
    private final Object[] objects = new Object[SIZE];
    private final int[] indices = new int[SIZE];
    private final int[] counts = new int[SIZE];
    private final long[] effects = new long[SIZE];
    private final int[] foundBefore = new int[SIZE];
    private final int[] loopsBefore = new int[SIZE];

    /** How often it has turned back in a loop. */
    private int loops;

    /** How often it has come to a place or an object that is new to it. */
    private int found;

    private boolean news;

    /** Counts one visit; the number of visits so far, this one included. */
    int visit(int site, Object object, int index, long effectsNow) {
        // One slot for each remainder: a place that is driven out is counted anew, and so found spinning a little
        // later.
        int slot = (site * 31 + index) & (SIZE - 1);
        if (sites[slot] != site || objects[slot] != object || indices[slot] != index || effects[slot] != effectsNow) {
            sites[slot] = site;
            objects[slot] = object;
            indices[slot] = index;
            effects[slot] = effectsNow;
            counts[slot] = 0;
            found++;
        }
        news = counts[slot] <= 1 || foundBefore[slot] != found || loopsBefore[slot] == loops;
        foundBefore[slot] = found;
        loopsBefore[slot] = loops;
        return ++counts[slot];
    }

    void turnBack() {
        loops++;
    }

    /**
     * Whether the visit that was counted last may find what the ones before did not: it was the first or the second one,
     * or something new has come since the one before, as in a loop over many objects, which comes to the same lock each
     * time but knows more each time; or it is the next of several calls in a row, with no turn of a loop in between.
     */
    boolean bringsNews() {
        return news;
    }
}
