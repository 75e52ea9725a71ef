package interleave.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the graded tests of one exercise over code that nobody is to be trusted with.
 *
 * <pre>{@code
 * IsolatedRun STUDENT-CLASSES TEST-CLASSES TEST-CLASS...
 * }</pre>
 *
 * <p>The student's classes see the JDK and themselves, and nothing else. The first line of standard input is the key, in
 * hexadecimal digits, with which the results on standard output are signed; nobody but {@link SignedResults} keeps it. What
 * the student's code prints goes to standard error, up to a limit. When standard input ends, so does this JVM: whoever
 * started it is gone.
 */
public final class IsolatedRun {
    private IsolatedRun() {}

    /** Runs the tests and ends the JVM: with 0 if all tests were run, and with 1 if something has kept JUnit from it. */
    public static void main(String[] arguments) {
        int status = 1;
        try {
            OutputStream out = new FileOutputStream(FileDescriptor.out);
            InputStream in = System.in;
            System.setOut(System.err);
            Results results = new SignedResults(out, HexFormat.of().parseHex(line(in)));
            System.setIn(InputStream.nullInputStream());
            endWithWhoeverStartedThis(in);
            Census.trustNoNames();
            URLClassLoader student = new URLClassLoader(urls(arguments[0]), ClassLoader.getPlatformClassLoader());
            run(new TestLoader(urls(arguments[1]), student), List.of(arguments).subList(2, arguments.length), results);
            status = 0;
        } catch (Throwable t) {
            t.printStackTrace();
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static void endWithWhoeverStartedThis(InputStream in) {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader rest = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                        while (rest.readLine() != null) {
                            Thread.onSpinWait();
                        }
                    } catch (IOException e) {
                        // It cannot be heard any more, which comes to the same.
                    }
                    Runtime.getRuntime().halt(1);
                },
                "testkit-end");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run(ClassLoader loader, List<String> tests, Results results) throws ClassNotFoundException {
        Thread.currentThread().setContextClassLoader(loader);
        List<DiscoverySelector> selectors = new ArrayList<>();
        for (String test : tests) {
            selectors.add(selectClass(Class.forName(test, false, loader)));
        }
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .build())
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectors)
                                .build(),
                        new ResultsListener(results));
    }

    private static URL[] urls(String folder) throws MalformedURLException {
        return new URL[] {Path.of(folder).toUri().toURL()};
    }

    /** Has the tests' classes, and hands on the student's. */
    private static final class TestLoader extends URLClassLoader {
        private final URLClassLoader student;

        TestLoader(URL[] urls, URLClassLoader student) {
            super(urls, IsolatedRun.class.getClassLoader());
            this.student = student;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            // The student's code cannot take the place of a test or of a library, which have been looked for before.
            try {
                return super.findClass(name);
            } catch (ClassNotFoundException notATest) {
                return student.loadClass(name);
            }
        }

        @Override
        public URL findResource(String name) {
            URL own = super.findResource(name);
            return own != null ? own : student.findResource(name);
        }
    }
}
