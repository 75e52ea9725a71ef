package interleave.explorer.engine;

/** A field of one object, an array element, the content of a collection, or an object of the JDK, in one schedule. */
final class Location {
    final Object owner;
    final int index;
    final String field;
    final int hash;
    Location next;

    /** The one thread that has been here, but for the test's own; -1: none, -2: several. */
    int first = -1;

    boolean written;

    /** The locks that every thread held each time. */
    Object[] locks;

    boolean unprotected;
    int[] sites = new int[4];
    int siteCount;

    int writer = -1;
    int writeClock;
    int writeSite;
    int[] readClocks;
    int[] readSites;

    Location(Object owner, int index, String field, int hash) {
        this.owner = owner;
        this.index = index;
        this.field = field;
        this.hash = hash;
    }

    boolean addSite(int site) {
        for (int i = 0; i < siteCount; i++) {
            if (sites[i] == site) {
                return false;
            }
        }
        if (siteCount == sites.length) {
            sites = java.util.Arrays.copyOf(sites, 2 * siteCount);
        }
        sites[siteCount++] = site;
        return true;
    }
}
