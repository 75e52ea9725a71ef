package interleave.testkit;

import interleave.explorer.Exploration;
import interleave.explorer.Runaway;
import interleave.explorer.Verdict;
import java.lang.Thread.UncaughtExceptionHandler;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Runs a graded test on a thread of its own and watches it: a test whose thread hangs in the student's code fails with a
 * sentence, a thread's unexpected exception fails it as well, and whatever is left over is stopped.
 */
final class PromiseExtension implements InvocationInterceptor, ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(PromiseExtension.class);

    static {
        // It would fail a waiting test with whatever ends some other thread, though the exercise may be about that.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        Runaway.beEndable();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Threads.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return threads(context);
    }

    /** Every test has threads of its own from the beginning, which is when its instance is made. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    private static Threads threads(ExtensionContext context) {
        return context.getStore(NAMESPACE).computeIfAbsent(Threads.class, k -> new Threads(), Threads.class);
    }

    /** The fields of a test's class may already call the student's code. */
    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> test, ReflectiveInvocationContext<Constructor<T>> constructor, ExtensionContext context)
            throws Throwable {
        try {
            return watched(test, threads(context));
        } catch (Throwable t) {
            // Without an instance, JUnit calls nothing after the test.
            afterEach(context);
            throw t;
        }
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        watched(test, threads(context));
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Exploration.beginTest(context.getRequiredTestClass());
        try {
            watched(test, threads(context));
            threads(context).throwUnexpected();
        } finally {
            for (Verdict verdict : Exploration.takeVerdicts()) {
                context.publishReportEntry(ResultsListener.VERDICT, verdict.toJson());
            }
        }
    }

    private static <T> T watched(Invocation<T> test, Threads threads) throws Throwable {
        Census.isOfTheHarness(Thread.currentThread());
        UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
        UncaughtExceptionHandler keeping = (thread, thrown) -> {
            threads.died(thread, thrown);
            print(thread, thrown);
        };
        Thread.setDefaultUncaughtExceptionHandler(keeping);
        try {
            Body<T> body = new Body<>(test);
            body.thread.start();
            awaitEnd(body.thread, threads);
            if (body.thrown != null) {
                throw inWords(body.thrown, threads);
            }
            return body.result;
        } finally {
            if (Thread.getDefaultUncaughtExceptionHandler() == keeping) {
                Thread.setDefaultUncaughtExceptionHandler(usual);
            }
        }
    }

    /** What Java does if there is no default handler. */
    private static void print(Thread thread, Throwable thrown) {
        System.err.print("Exception in thread \"" + Names.of(thread) + "\" ");
        thrown.printStackTrace();
    }

    /** The test's own code, on a thread that can be given up if the student's code never comes back. */
    private static final class Body<T> {
        private final Invocation<T> test;
        private final Thread thread = new Thread(this::run);
        private volatile T result;
        private volatile Throwable thrown;

        private Body(Invocation<T> test) {
            this.test = test;
            thread.setDaemon(true);
            Names.give(thread, "the test's thread");
        }

        private void run() {
            try {
                result = test.proceed();
            } catch (Throwable t) {
                thrown = t;
            }
        }
    }

    private static void awaitEnd(Thread body, Threads threads) throws InterruptedException {
        Watch watch = new Watch(threads, Thread.currentThread());
        long looks = threads.looks();
        while (body.isAlive()) {
            body.join(1);
            if (looks != threads.looks() || Exploration.isInProgress()) {
                // These waits have an end of their own.
                looks = threads.looks();
                watch = new Watch(threads, Thread.currentThread());
                continue;
            }
            watch.look();
            if (Patience.inForce().isOver(watch) && looks == threads.looks() && body.isAlive()) {
                threads.throwIfNotWritten();
                throw new AssertionError(
                        HangReport.endOfAllFirst("A call of the test never came back." + threads.hangReport(watch)));
            }
        }
    }

    private static Throwable inWords(Throwable thrown, Threads threads) {
        if (thrown instanceof TestAbortedException) {
            return thrown;
        }
        if (!(thrown instanceof AssertionError) || Failure.isThrownByStudent(thrown)) {
            boolean students = Failure.studentLine(Failure.stack(thrown)).isPresent();
            return Failure.of(thrown, students ? "The call" : "The test");
        }
        threads.throwIfNotWritten();
        String message = Failure.message(thrown);
        String more = threads.whatWasThrown()
                .lines()
                .filter(line -> !line.isBlank() && !message.contains(line))
                .map(line -> "\n" + line)
                .reduce("", String::concat);
        return more.isEmpty() ? thrown : new AssertionError(message + more, Failure.harmless(thrown));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        threads(context).stop(Thread.currentThread());
    }
}
