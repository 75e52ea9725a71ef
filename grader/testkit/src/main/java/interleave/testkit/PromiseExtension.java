package interleave.testkit;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs a graded test on a thread of its own and watches it: a test whose thread hangs in the student's code fails with a
 * sentence, a thread's unexpected exception fails it as well, and whatever is left over is stopped.
 */
final class PromiseExtension implements InvocationInterceptor, ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(PromiseExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Threads.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return threads(context);
    }

    private static Threads threads(ExtensionContext context) {
        return context.getStore(NAMESPACE).computeIfAbsent(Threads.class, k -> new Threads(), Threads.class);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Threads threads = threads(context);
        Body body = new Body(test);
        body.thread.start();
        awaitEnd(body, threads);
        if (body.thrown != null) {
            throw inWords(body.thrown);
        }
        threads.firstUnexpected().ifPresent(e -> {
            throw e;
        });
    }

    /** The test's own code, on a thread that can be given up if the student's code never comes back. */
    private static final class Body {
        private final Invocation<Void> test;
        private final Thread thread = new Thread(this::run, "the test's thread");
        private volatile Throwable thrown;

        private Body(Invocation<Void> test) {
            this.test = test;
            thread.setDaemon(true);
        }

        private void run() {
            try {
                test.proceed();
            } catch (Throwable t) {
                thrown = t;
            }
        }
    }

    private static void awaitEnd(Body body, Threads threads) throws InterruptedException {
        Watch watch = new Watch(threads, Thread.currentThread());
        while (body.thread.isAlive()) {
            body.thread.join(1);
            if (threads.isWaiting()) {
                watch = new Watch(threads, Thread.currentThread());
                continue;
            }
            watch.look();
            if (Threads.isHopeless(watch) && body.thread.isAlive() && !threads.isWaiting()) {
                throw new AssertionError("A call of the test never came back." + threads.hangReport(watch));
            }
        }
    }

    private static Throwable inWords(Throwable thrown) {
        boolean students = Failure.studentLine(thrown.getStackTrace()).isPresent();
        return thrown instanceof AssertionError || !students ? thrown : Failure.of(thrown, "The call");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        threads(context).stop(Thread.currentThread());
    }
}
