package interleave.cli.compile;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The JDK's compiler, asked in this process. Any thread may ask. */
public final class Javac {

    private static final int MOST_CHARACTERS = 1_000;

    /** Every class of an exercise is in its one package, so the package's name tells nothing. */
    private static final Pattern OWN_PACKAGE = Pattern.compile("\\binterleave\\.[a-z0-9]+\\.(?=[A-Z])");

    private Javac() {}

    /**
     * The first error in these files, in the compiler's words, with file and line; keeps no classes.
     *
     * @param sources all of them; none is looked up elsewhere
     * @param classPath may be empty
     */
    public static Optional<String> firstError(List<Path> sources, Collection<Path> classPath) {
        return compile(sources, classPath, Forgetful::new);
    }

    /**
     * Compiles these files and answers with the first error, if there is one.
     *
     * @param sources all of them; none is looked up elsewhere
     * @param classPath may be empty
     * @param into the folder of the classes; made if it is missing
     */
    public static Optional<String> compile(List<Path> sources, Collection<Path> classPath, Path into) {
        return compile(sources, classPath, files -> {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(Files.createDirectories(into)));
            return files;
        });
    }

    /** Says where the classes go. */
    private interface Output {
        JavaFileManager of(StandardJavaFileManager files) throws IOException;
    }

    private static Optional<String> compile(List<Path> sources, Collection<Path> classPath, Output output) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            return Optional.of("This Java has no compiler. Use a JDK.");
        }
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        boolean content;
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8);
                JavaFileManager manager = output.of(files)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            List<String> options = List.of("--release", "17", "-proc:none", "-nowarn", "-implicit:none", "-g");
            content = compiler.getTask(
                            Writer.nullWriter(),
                            manager,
                            diagnostics,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            content = false;
        }
        Optional<String> error = diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .map(Javac::sentence);
        return content ? error : error.or(() -> Optional.of("The compiler itself gave up on this code."));
    }

    /** An error as a student reads it. Javac adds lines such as {@code symbol: variable x}; they are told in brackets. */
    public static String sentence(Diagnostic<? extends JavaFileObject> diagnostic) {
        List<String> lines = diagnostic
                .getMessage(Locale.ENGLISH)
                .lines()
                .map(line -> OWN_PACKAGE.matcher(line.strip()).replaceAll("").replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .toList();
        String words = lines.get(0);
        if (lines.size() > 1) {
            words += lines.stream().skip(1).collect(Collectors.joining(", ", " (", ")"));
        }
        if (words.length() > MOST_CHARACTERS) {
            // A name may be as long as a class file allows.
            words = words.substring(0, MOST_CHARACTERS) + " ...";
        }
        if (diagnostic.getSource() == null) {
            return words;
        }
        String path = diagnostic.getSource().toUri().getPath();
        String file = path.substring(path.lastIndexOf('/') + 1);
        return diagnostic.getLineNumber() == Diagnostic.NOPOS
                ? file + ": " + words
                : file + ":" + diagnostic.getLineNumber() + ": " + words;
    }

    /** Takes the classes that the compiler makes, and drops them. */
    private static final class Forgetful extends ForwardingJavaFileManager<JavaFileManager> {

        Forgetful(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return OutputStream.nullOutputStream();
                }
            };
        }
    }
}
