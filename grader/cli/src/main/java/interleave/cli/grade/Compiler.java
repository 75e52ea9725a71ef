package interleave.cli.grade;

import interleave.cli.compile.Javac;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

/**
 * The JDK's compiler with sources and classes in memory. It runs no code of what it compiles: no annotation processor, no
 * plug-in. Used by one thread at a time.
 */
final class Compiler {

    private static final List<String> OPTIONS =
            List.of("--release", "17", "-proc:none", "-nowarn", "-implicit:none", "-g", "-Xmaxerrs", "1");

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files;

    /**
     * A compiler.
     *
     * @param classPath what the sources may be written against, apart from the JDK
     */
    Compiler(Collection<Path> classPath) {
        if (javac == null) {
            throw new IllegalStateException("This Java has no compiler. Use a JDK.");
        }
        files = javac.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compiles.
     *
     * @param packageName the package that the files lie in
     * @param sources by the name of the file
     */
    Compilation compile(String packageName, Map<String, String> sources) {
        Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        String folder = packageName.replace('.', '/') + "/";
        List<Source> units = sources.entrySet().stream()
                .map(file -> new Source(folder + file.getKey(), file.getValue()))
                .toList();
        boolean content = false;
        try (InMemory manager = new InMemory(files, classes)) {
            content = javac.getTask(Writer.nullWriter(), manager, diagnostics, OPTIONS, null, units)
                    .call();
        } catch (RuntimeException | StackOverflowError broken) {
            // The sentence below says it.
            content = false;
        }
        if (content) {
            Map<String, byte[]> bytes = new TreeMap<>();
            classes.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
            return new Compilation(null, bytes);
        }
        String error = diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .map(Javac::sentence)
                .orElse(Compilation.GAVE_UP);
        return new Compilation(error, Map.of());
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("memory:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(className, bytes);
                    return bytes;
                }
            };
        }

        @Override
        public void close() {
            // The files below are used again.
        }
    }
}
