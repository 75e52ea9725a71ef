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
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs graded tests over code that nobody is to be trusted with: one exercise after another of one submission, each with
 * classes of its own.
 *
 * <p>The first line of standard input is the key, in hexadecimal digits, with which the results on standard output are
 * signed; nobody but {@link SignedResults} keeps it. Each further line is a run, its parts separated by tabs:
 *
 * <pre>{@code
 * STUDENT-CLASSES TEST-CLASSES SOURCES EXERCISE TEST-CLASS...
 * }</pre>
 *
 * <p>and is answered by the tests' results and then by a signed {@code {"event":"ran","clean":true}}, or {@code false} if
 * threads were left behind that could disturb the next run. The student's classes see the JDK and themselves, and nothing
 * else. What they print goes to standard error. When standard input ends, so does this JVM: whoever started it is gone.
 */
public final class IsolatedRun {
    /** What is to be run next. Whoever waits here is ended with the JVM when standard input ends. */
    private static final BlockingQueue<String> JOBS = new LinkedBlockingQueue<>();

    private IsolatedRun() {}

    /** Runs the tests. Ends the JVM, with 1, if something has kept JUnit from running them. */
    public static void main(String[] arguments) {
        try {
            OutputStream out = new FileOutputStream(FileDescriptor.out);
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            System.setOut(System.err);
            Results results = new SignedResults(out, HexFormat.of().parseHex(in.readLine()));
            System.setIn(InputStream.nullInputStream());
            endWithWhoeverStartedThis(in);
            Census.trustNoNames();
            while (true) {
                run(List.of(JOBS.take().split("\t")), results);
                // An interrupt that came too late for its test is none of the next run's business.
                Thread.interrupted();
                results.write(Map.of("event", "ran", "clean", Census.isQuiet()));
            }
        } catch (Throwable t) {
            t.printStackTrace();
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }

    private static void endWithWhoeverStartedThis(BufferedReader in) {
        Thread thread = new Thread(
                () -> {
                    try (in) {
                        for (String job = in.readLine(); job != null; job = in.readLine()) {
                            JOBS.add(job);
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

    private static void run(List<String> job, Results results) throws ReflectiveOperationException, IOException {
        System.setProperty("interleave.sources", job.get(2));
        System.setProperty("interleave.exercise", job.get(3));
        URLClassLoader student = new URLClassLoader(urls(job.get(0)), ClassLoader.getPlatformClassLoader());
        run(new TestLoader(urls(job.get(1)), student), job.subList(4, job.size()), results);
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
