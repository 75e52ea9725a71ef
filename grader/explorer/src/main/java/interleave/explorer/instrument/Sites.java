package interleave.explorer.instrument;

import java.util.Arrays;

/** All sites of this JVM, by number. Any thread may ask; numbers are given out while classes are instrumented. */
public final class Sites {
    private static volatile Site[] sites = new Site[256];
    private static int size;

    private Sites() {}

    static synchronized int add(
            Site.Kind kind,
            String className,
            String method,
            String file,
            int line,
            String owner,
            String name,
            String descriptor,
            boolean isVolatile,
            boolean isStatic) {
        if (size == sites.length) {
            sites = Arrays.copyOf(sites, 2 * size);
        }
        int id = size++;
        sites[id] = new Site(
                id,
                kind,
                className,
                method,
                file,
                line,
                owner,
                name,
                descriptor,
                isVolatile,
                isStatic,
                (owner + "." + name).intern());
        return id;
    }

    public static Site get(int id) {
        return sites[id];
    }
}
