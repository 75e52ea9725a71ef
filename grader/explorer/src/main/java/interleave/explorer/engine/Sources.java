package interleave.explorer.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The source text of the program, as far as it can be found. The system property {@code interleave.sources} names the
 * source roots, or the folders of the files themselves, separated like a class path; without it, the roots of a Maven
 * project in the working directory are tried.
 */
public final class Sources {
    private final Map<String, List<String>> files = new HashMap<>();
    private final String[] roots;
    private final String packageName;

    /** Sources of the program whose classes lie in that package and below it. */
    public Sources(String packageName) {
        this.packageName = packageName;
        String usual = "src/main/java" + java.io.File.pathSeparator + "src/test/java";
        this.roots = System.getProperty("interleave.sources", usual).split(java.io.File.pathSeparator);
    }

    boolean isProgram(String className) {
        return className.startsWith(packageName + ".");
    }

    /** The line, trimmed, or an empty text. */
    String line(String className, String file, int line) {
        if (file.isEmpty() || line < 1) {
            return "";
        }
        int dot = className.lastIndexOf('.');
        String path = (dot < 0 ? "" : className.substring(0, dot + 1).replace('.', '/')) + file;
        List<String> lines = files.computeIfAbsent(path, this::read);
        return line > lines.size() ? "" : lines.get(line - 1).strip();
    }

    private List<String> read(String path) {
        for (String root : roots) {
            Path inRoot = Path.of(root, path);
            Path file = Files.isReadable(inRoot) ? inRoot : Path.of(root).resolve(inRoot.getFileName());
            if (Files.isReadable(file)) {
                try {
                    return Files.readAllLines(file, StandardCharsets.UTF_8);
                } catch (IOException unreadable) {
                    return List.of();
                }
            }
        }
        return List.of();
    }
}
