package interleave.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the graded tests of one exercise over one answer, without Maven.
 *
 * <pre>{@code
 * GradedRun --classes=PATH --sources=PATH --results=FILE --exercise=NAME TEST-CLASS...
 * }</pre>
 *
 * <p>The paths lead to classes and sources of answer and tests, like a class path; {@code FILE} takes what becomes of the
 * tests; the exercise's name stands in the commands that the student is told. Each run has classes of its own, and so fresh static fields.
 *
 * <p>{@code GradedRun --jobs} takes such arguments from its standard input, a run a line, separated by tabs, and answers
 * each with a line on standard output: {@code clean}, or {@code left} if threads were left behind that could disturb the
 * next run. This is for answers that can be trusted: what one does to the JVM, the next one finds.
 */
public final class GradedRun {
    private final List<String> tests = new ArrayList<>();
    private String classes = "";
    private String results;
    private String sources;
    private String exercise;

    private GradedRun(List<String> arguments) {
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            if (argument.startsWith("--classes=")) {
                classes = value;
            } else if (argument.startsWith("--results=")) {
                results = value;
            } else if (argument.startsWith("--sources=")) {
                sources = value;
            } else if (argument.startsWith("--exercise=")) {
                exercise = value;
            } else {
                tests.add(argument);
            }
        }
    }

    /**
     * Runs the tests, and then ends the JVM whatever threads the student's code has left: with 0 if all tests were run,
     * and with 1 if something has kept JUnit from it.
     */
    public static void main(String[] arguments) {
        int status = 1;
        try {
            if (List.of(arguments).equals(List.of("--jobs"))) {
                runJobs();
            } else {
                new GradedRun(List.of(arguments)).run();
            }
            status = 0;
        } catch (Throwable t) {
            t.printStackTrace();
        } finally {
            // A shutdown hook of the student's could keep the JVM from ending, so none is run.
            Runtime.getRuntime().halt(status);
        }
    }

    private static void runJobs() throws IOException, ClassNotFoundException {
        BufferedReader jobs = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = System.err;
        for (String job = jobs.readLine(); job != null; job = jobs.readLine()) {
            // The answers have standard output for themselves.
            System.setOut(err);
            System.setErr(err);
            new GradedRun(Arrays.asList(job.split("\t"))).run();
            answers.println(Census.isQuiet() ? "clean" : "left");
        }
    }

    private void run() throws MalformedURLException, ClassNotFoundException {
        if (results != null) {
            System.setProperty(ResultsListener.FILE, results);
        }
        if (sources != null) {
            System.setProperty("interleave.sources", sources);
        }
        if (exercise != null) {
            System.setProperty("interleave.exercise", exercise);
        }
        ClassLoader loader = new URLClassLoader(urls(), GradedRun.class.getClassLoader());
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

    private URL[] urls() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : classes.split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(new URL[0]);
    }
}
