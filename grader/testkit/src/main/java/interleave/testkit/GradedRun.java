package interleave.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the graded tests of one exercise in a JVM of its own, without Maven: {@code GradedRun CLASS...}. What becomes of
 * them is in the file that the system property {@code interleave.results} names.
 */
public final class GradedRun {
    private GradedRun() {}

    /**
     * Runs the named test classes, and then ends the JVM whatever threads the student's code has left: with 0 if all
     * tests were run, and with 1 if something has kept JUnit from it.
     */
    public static void main(String[] testClasses) {
        int status = 1;
        try {
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(Arrays.stream(testClasses).map(c -> selectClass(c)).toList())
                    .build();
            LauncherFactory.create().execute(request);
            status = 0;
        } catch (Throwable t) {
            t.printStackTrace();
        } finally {
            // A shutdown hook of the student's could keep the JVM from ending, so none is run.
            Runtime.getRuntime().halt(status);
        }
    }
}
