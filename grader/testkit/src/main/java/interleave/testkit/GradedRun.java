package interleave.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the graded tests of one exercise in a JVM of its own, without Maven.
 *
 * <pre>{@code
 * GradedRun --classes=PATH --results=FILE --times=N TEST-CLASS...
 * }</pre>
 *
 * <p>{@code PATH} leads to the classes of answer and tests, like a class path. {@code FILE} takes what becomes of the tests;
 * {@code %d} in it is the number of the run, from 1. Each run has classes of its own, and so fresh static fields. A run that
 * leaves a thread behind is the last one, however many were asked for: what runs on would slow the next one down.
 */
public final class GradedRun {
    private GradedRun() {}

    /**
     * Runs the tests, and then ends the JVM whatever threads the student's code has left: with 0 if all tests were run,
     * and with 1 if something has kept JUnit from it.
     */
    public static void main(String[] arguments) {
        int status = 1;
        try {
            String classes = "";
            String results = "";
            int times = 1;
            List<String> tests = new ArrayList<>();
            for (String argument : arguments) {
                String value = argument.substring(argument.indexOf('=') + 1);
                if (argument.startsWith("--classes=")) {
                    classes = value;
                } else if (argument.startsWith("--results=")) {
                    results = value;
                } else if (argument.startsWith("--times=")) {
                    times = Integer.parseInt(value);
                } else {
                    tests.add(argument);
                }
            }
            run(classes, results, times, tests);
            status = 0;
        } catch (Throwable t) {
            t.printStackTrace();
        } finally {
            // A shutdown hook of the student's could keep the JVM from ending, so none is run.
            Runtime.getRuntime().halt(status);
        }
    }

    private static void run(String classes, String results, int times, List<String> tests) throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        for (int run = 1; run <= times; run++) {
            System.setProperty(ResultsListener.FILE, results.replace("%d", String.valueOf(run)));
            runOnce(new URLClassLoader(urls(classes), GradedRun.class.getClassLoader()), tests);
            System.setOut(out);
            System.setErr(err);
            if (!Census.counted(Set.of(Thread.currentThread())).isEmpty()) {
                return;
            }
        }
    }

    private static void runOnce(ClassLoader loader, List<String> tests) throws ClassNotFoundException {
        Thread.currentThread().setContextClassLoader(loader);
        List<DiscoverySelector> selectors = new ArrayList<>();
        for (String test : tests) {
            selectors.add(selectClass(Class.forName(test, false, loader)));
        }
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectors)
                        .build());
    }

    private static URL[] urls(String path) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : path.split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(new URL[0]);
    }
}
