package interleave.cli.compile;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The libraries that the exercises' tests are written with: all of them are on the grader's own class path. */
public final class TestLibraries {

    private TestLibraries() {}

    /** All of them, and what they need. */
    public static List<Path> classPath() {
        Set<Path> found = new LinkedHashSet<>();
        // Inside Maven the class path is a class loader's, and java.class.path is Maven's own.
        for (ClassLoader loader = TestLibraries.class.getClassLoader(); loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader urls) {
                for (URL url : urls.getURLs()) {
                    add(url, found);
                }
            }
        }
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            if (!entry.isBlank()) {
                found.add(Path.of(entry));
            }
        }
        return List.copyOf(found);
    }

    private static void add(URL url, Set<Path> found) {
        if (!url.getProtocol().equals("file")) {
            return;
        }
        try {
            found.add(Path.of(url.toURI()));
        } catch (URISyntaxException | IllegalArgumentException unusable) {
            // What is no path holds no library either; the compiler will tell what it misses.
            return;
        }
    }
}
