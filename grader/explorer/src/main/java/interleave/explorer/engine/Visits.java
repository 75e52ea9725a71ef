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
        news = counts[slot] == 0 || foundBefore[slot] != found;
        foundBefore[slot] = found;
        return ++counts[slot];
    }

    /**
     * Whether the visit that was counted last was the first one, or has led past something new since the one before: a
     * loop over many objects, say, which comes to the same lock each time, but knows more each time.
     */
    boolean bringsNews() {
        return news;
    }
}
