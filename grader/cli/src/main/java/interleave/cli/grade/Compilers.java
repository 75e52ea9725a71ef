package interleave.cli.grade;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Compilers of one kind. A warm one compiles a submission in a few hundredths of a second, so one is mostly enough; another
 * is started only when somebody has waited for a while. Any number of threads may compile at the same time.
 */
final class Compilers implements AutoCloseable {

    /** As long as it takes a new one to start. */
    private static final long WORTH_ANOTHER_MILLIS = 1_000;

    private final Clockwork clockwork;
    private final List<Path> libraries;
    private final AtomicInteger missing;
    private final BlockingDeque<CompilerProcess> idle = new LinkedBlockingDeque<>();

    /**
     * Starts nothing yet.
     *
     * @param libraries what the sources may use apart from the JDK
     * @param most how many there may be
     */
    Compilers(Clockwork clockwork, List<Path> libraries, int most) {
        this.clockwork = clockwork;
        this.libraries = libraries;
        this.missing = new AtomicInteger(most - 1);
        idle.add(new CompilerProcess(clockwork, libraries));
    }

    /**
     * Compiles, and waits for a compiler if all are at work.
     *
     * @throws IOException if no process can be started, or it dies at once: no fault of the code
     * @throws InterruptedException if the caller is to stop
     */
    Compilation compile(String packageName, Map<String, String> sources) throws IOException, InterruptedException {
        CompilerProcess compiler = take();
        try {
            return compile(compiler, packageName, sources);
        } finally {
            // The warmest first, so that the others stay unused.
            idle.addFirst(compiler);
        }
    }

    /** Starts the first one, which takes a while to be ready. Does not wait. */
    void begin() {
        idle.getFirst().begin();
    }

    private static Compilation compile(CompilerProcess compiler, String packageName, Map<String, String> sources)
            throws IOException, InterruptedException {
        try {
            return compiler.compile(packageName, sources);
        } catch (IOException killed) {
            // Perhaps by somebody who needed its memory.
            try {
                return compiler.compile(packageName, sources);
            } catch (IOException again) {
                throw new IOException("The compiler's process ended (" + again.getMessage() + ")", again);
            }
        }
    }

    private CompilerProcess take() throws InterruptedException {
        CompilerProcess warm = idle.pollFirst(WORTH_ANOTHER_MILLIS, TimeUnit.MILLISECONDS);
        if (warm != null) {
            return warm;
        }
        if (missing.getAndUpdate(number -> Math.max(0, number - 1)) > 0) {
            return new CompilerProcess(clockwork, libraries);
        }
        return idle.takeFirst();
    }

    /** Ends those that nobody uses. */
    @Override
    public void close() {
        idle.forEach(CompilerProcess::close);
    }
}
