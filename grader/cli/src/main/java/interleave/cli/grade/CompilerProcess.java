package interleave.cli.grade;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;

/**
 * A compiler that stays warm in a process of its own. One that dies or goes on for too long is replaced, and what it was
 * asked to compile is refused. Used by one thread at a time.
 */
final class CompilerProcess implements AutoCloseable {

    /** Its own CPU time, which a busy machine does not lengthen; a thousand times what a submission takes. */
    private static final Duration MOST_CPU = Duration.ofSeconds(20);

    private static final Duration MOST_TIME = Duration.ofMinutes(5);

    private final Clockwork clockwork;
    private final List<Path> libraries;
    private final Duration mostCpu;
    private Process process;
    private DataInputStream in;
    private DataOutputStream out;

    /**
     * Starts nothing yet.
     *
     * @param libraries what the sources may use apart from the JDK
     */
    CompilerProcess(Clockwork clockwork, List<Path> libraries) {
        this(clockwork, libraries, MOST_CPU);
    }

    CompilerProcess(Clockwork clockwork, List<Path> libraries, Duration mostCpu) {
        this.clockwork = clockwork;
        this.libraries = libraries;
        this.mostCpu = mostCpu;
    }

    /** Starts the process, so that it is there when it is needed. Does not wait for it, nor for anything else. */
    void begin() {
        try {
            start();
        } catch (IOException notNow) {
            // Whoever compiles tries again, and tells.
            process = null;
        }
    }

    /**
     * Compiles.
     *
     * @throws IOException if no process can be started, or it dies at once: no fault of the code
     * @throws InterruptedException if the caller is to stop
     */
    Compilation compile(String packageName, Map<String, String> sources) throws IOException, InterruptedException {
        if (process == null || !process.isAlive()) {
            start();
        }
        boolean[] killed = {false};
        Process used = process;
        long begin = System.nanoTime();
        ScheduledFuture<?> guard = clockwork.guard(used, mostCpu, MOST_TIME, () -> begin, () -> killed[0] = true);
        try {
            out.writeInt(sources.size());
            Compilation.writeText(out, packageName);
            for (Map.Entry<String, String> each : sources.entrySet()) {
                Compilation.writeText(out, each.getKey());
                Compilation.writeText(out, each.getValue());
            }
            out.flush();
            return Compilation.read(in);
        } catch (IOException broken) {
            close();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (killed[0]) {
                return new Compilation("The compiler came to no end with this code.", Map.of());
            }
            throw broken;
        } finally {
            guard.cancel(false);
        }
    }

    private void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Sandbox.java().toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Xmx256m",
                "-cp",
                CliClassPath.joined(CliClassPath.compiler()),
                CompilerMain.class.getName(),
                CliClassPath.joined(libraries)));
        builder.environment().keySet().removeIf(name -> !name.equals("SystemRoot"));
        process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        in = new DataInputStream(process.getInputStream());
        out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    }

    /** Ends the process. */
    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
            process = null;
        }
    }
}
