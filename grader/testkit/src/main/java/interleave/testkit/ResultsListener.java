package interleave.testkit;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes what becomes of each test to the file that the system property {@code interleave.results} names; without it, it
 * does nothing. Surefire and the grader load it through {@code META-INF/services}.
 */
public final class ResultsListener implements TestExecutionListener {
    /** The system property that names the file. */
    static final String FILE = "interleave.results";

    /** The name of a report entry that holds a verdict of the explorer, as JSON. */
    static final String VERDICT = "verdict";

    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private volatile TestPlan plan;
    private Results results;
    private volatile String running;
    private final ExitHold exit = new ExitHold(this::tellThatTheJvmEnds);

    /** Called by the JUnit platform. */
    public ResultsListener() {}

    /** A listener that writes there, whatever the system property says. */
    ResultsListener(Results results) {
        this.results = results;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        Census.begin();
        if (this.plan == null) {
            String file = System.getProperty(FILE);
            if (results == null && file == null) {
                return;
            }
            if (results == null) {
                results = new ResultsFile(Path.of(file));
            }
            CappedOutput.install();
            exit.begin();
        }
        this.plan = plan;
        Map<String, Object> tests = new LinkedHashMap<>();
        for (TestIdentifier root : plan.getRoots()) {
            for (TestIdentifier id : plan.getDescendants(root)) {
                methodOf(id).ifPresent(m -> tests.putIfAbsent(name(m), planned(m)));
            }
        }
        Map<String, Object> line = line("event", "plan", "format", 1);
        String replay = System.getProperty("replay", "").strip();
        if (!replay.isEmpty()) {
            line.put("replay", replay);
        }
        line.put("tests", List.copyOf(tests.values()));
        results.write(line);
    }

    private static Map<String, Object> planned(MethodSource method) {
        String promise = AnnotationSupport.findAnnotation(method.getJavaMethod(), Promise.class)
                .map(Promise::value)
                .orElse(null);
        return line("test", name(method), "promise", promise);
    }

    @Override
    public void executionStarted(TestIdentifier id) {
        if (results != null && id.isTest()) {
            methodOf(id).ifPresent(method -> {
                running = name(method);
                begun.put(id.getUniqueId(), System.nanoTime());
                results.write(line("event", "started", "test", name(method)));
            });
        }
    }

    @Override
    public void executionFinished(TestIdentifier id, TestExecutionResult result) {
        if (results == null) {
            return;
        }
        if (methodOf(id).isPresent()) {
            if (id.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                writeFinished(id, result);
            }
        } else if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            // A class that fails as a whole, before its tests: each of them has failed.
            plan.getDescendants(id).stream()
                    .filter(t -> t.isTest() && !begun.containsKey(t.getUniqueId()))
                    .forEach(test -> {
                        executionStarted(test);
                        writeFinished(test, result);
                    });
        }
    }

    private void writeFinished(TestIdentifier id, TestExecutionResult result) {
        methodOf(id).ifPresent(method -> {
            running = null;
            Throwable thrown = result.getThrowable().orElse(null);
            long begin = begun.getOrDefault(id.getUniqueId(), System.nanoTime());
            Map<String, Object> line = line("event", "finished", "test", name(method));
            line.put("outcome", outcome(result));
            line.put("type", thrown == null ? null : thrown.getClass().getName());
            line.put("message", thrown == null ? null : Failure.message(thrown));
            line.put("notWritten", isNotWritten(thrown));
            line.put("millis", (System.nanoTime() - begin) / 1_000_000);
            results.write(line);
        });
    }

    @Override
    public void reportingEntryPublished(TestIdentifier id, ReportEntry entry) {
        if (results != null) {
            methodOf(id)
                    .ifPresent(method -> entry.getKeyValuePairs()
                            .forEach((name, value) -> results.write(line(
                                    "event",
                                    "attached",
                                    "test",
                                    name(method),
                                    "name",
                                    name,
                                    "value",
                                    attached(name, value)))));
        }
    }

    private static Object attached(String name, String value) {
        return name.equals(VERDICT) ? new Json(value) : value;
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (results != null) {
            results.write(line("event", "end"));
            exit.end();
        }
    }

    private static String outcome(TestExecutionResult result) {
        return switch (result.getStatus()) {
            case SUCCESSFUL -> "passed";
            case ABORTED -> "aborted";
            case FAILED -> "failed";
        };
    }

    private static boolean isNotWritten(Throwable thrown) {
        int depth = 0;
        for (Throwable t = thrown; t != null && depth < 10; t = t.getCause()) {
            if (Failure.isNotWritten(t)) {
                return true;
            }
            depth++;
        }
        return false;
    }

    private void tellThatTheJvmEnds() {
        results.write(
                line("event", "exit", "test", running, "message", "The JVM was ended while the tests were running."));
    }

    private static Optional<MethodSource> methodOf(TestIdentifier id) {
        return id.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast);
    }

    private static String name(MethodSource method) {
        return method.getClassName() + "#" + method.getMethodName();
    }

    private static Map<String, Object> line(Object... keysAndValues) {
        Map<String, Object> line = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            line.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return line;
    }
}
