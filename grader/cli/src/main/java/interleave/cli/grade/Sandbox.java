package interleave.cli.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What is put around a JVM that runs a student's code, as far as this system has it: bubblewrap (no network, no processes
 * and files but its own, an own {@code /tmp}), Landlock (files and programs) and limits of the operating system. Any thread
 * may ask.
 */
final class Sandbox {

    static final String NOT_ISOLATED = "not isolated";

    private static final String BUBBLEWRAP = "bubblewrap";
    private static final String LANDLOCK = "Landlock";
    private static final List<Path> LIBRARIES =
            Stream.of("/lib", "/lib32", "/lib64", "/libx32").map(Path::of).toList();
    private static final List<Path> SYSTEM = Stream.concat(
                    LIBRARIES.stream(), Stream.of("/usr", "/bin", "/sbin").map(Path::of))
            .toList();
    private static final Path LOADER_CACHE = Path.of("/etc/ld.so.cache");
    private static final long PROBE_SECONDS = 60;

    /** For every JVM in here, one that a test starts included: the address space is limited, and a JVM reserves a lot. */
    private static final String JAVA_OPTIONS =
            "-Xmx256m -XX:ReservedCodeCacheSize=64m -XX:CompressedClassSpaceSize=64m -XX:MaxMetaspaceSize=192m";

    /** In any other a JVM does not find a class whose name has an umlaut, nor a kit that lies in a folder with one. */
    private static final String LOCALE = "C.UTF-8";

    /** Core dumps, open files, size of a file in blocks of 512 bytes, address space in KiB: a thread takes of that one. */
    private static final String LIMITS =
            "ulimit -c 0; ulimit -n 512; ulimit -f 65536; ulimit -v 3000000 2>/dev/null; exec \"$@\"";

    private final boolean bubblewrap;
    private final boolean withProc;
    private final Landlock landlock;
    private final boolean shell;

    private Sandbox(boolean bubblewrap, boolean withProc, Landlock landlock) {
        this.bubblewrap = bubblewrap;
        this.withProc = withProc;
        this.landlock = landlock;
        this.shell = Files.isExecutable(Path.of("/bin/sh"));
    }

    /** The strongest that works here. It is tried out, so this takes a moment. */
    static Sandbox strongest() {
        return Stream.of(new Sandbox(true, true, null), new Sandbox(true, false, null))
                .filter(Sandbox::works)
                .findFirst()
                .orElseGet(Sandbox::none)
                .withLandlock();
    }

    /** Landlock, if it works here, and limits. */
    static Sandbox landlockAlone() {
        return none().withLandlock();
    }

    private Sandbox withLandlock() {
        return Landlock.strongestFirst().stream()
                .map(each -> new Sandbox(bubblewrap, withProc, each))
                .filter(Sandbox::works)
                .findFirst()
                .orElse(this);
    }

    /** Limits alone. */
    static Sandbox none() {
        return new Sandbox(false, false, null);
    }

    /** What is in force, in words for a report. */
    String name() {
        if (bubblewrap) {
            return landlock == null ? BUBBLEWRAP : BUBBLEWRAP + " and " + LANDLOCK;
        }
        return landlock == null ? NOT_ISOLATED : LANDLOCK;
    }

    /** Whether files, programs, processes and the network are out of reach. */
    boolean hasBubblewrap() {
        return bubblewrap;
    }

    /** Whether files and programs are out of reach, by the kernel's own rules. */
    boolean hasLandlock() {
        return landlock != null;
    }

    private boolean works() {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("interleave-probe-");
            Process process = start(List.of(java().toString(), "-Xshare:auto", "-version"), folder, List.of());
            try {
                process.getOutputStream().close();
                return process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            } finally {
                Clockwork.kill(process);
            }
        } catch (IOException e) {
            // There is no such program, or none that we may run.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            Folders.delete(folder);
        }
    }

    /** The program that runs Java. */
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /**
     * Starts a program.
     *
     * @param command the program and its arguments
     * @param folder its working directory, which it may only read
     * @param readable files and folders that it needs, apart from the JDK and the system's libraries
     */
    Process start(List<String> command, Path folder, List<Path> readable) throws IOException {
        List<String> whole = new ArrayList<>();
        if (shell) {
            whole.addAll(List.of("/bin/sh", "-c", LIMITS, "sh"));
        }
        Set<Path> needed = new LinkedHashSet<>(List.of(LOADER_CACHE));
        Set<Path> jdk = jdk();
        needed.addAll(jdk);
        needed.addAll(readable);
        needed.add(folder);
        String options = JAVA_OPTIONS;
        Path temporary = Path.of("/tmp");
        if (bubblewrap) {
            whole.addAll(bubblewrap(folder, needed));
        } else if (landlock != null) {
            temporary = Files.createDirectories(folder.resolve("tmp"));
            options += " \"-Djava.io.tmpdir=" + temporary + "\"";
        }
        if (landlock != null) {
            Set<Path> programs = new LinkedHashSet<>(LIBRARIES);
            programs.addAll(jdk);
            needed.addAll(SYSTEM);
            if (withProc || !bubblewrap) {
                needed.add(Path.of("/proc"));
            }
            whole.addAll(landlock.around(needed, programs, temporary));
        }
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole).directory(folder.toFile());
        // Windows starts nothing without these.
        builder.environment()
                .keySet()
                .removeIf(name -> !Set.of("SystemRoot", "TEMP", "TMP", "PATH").contains(name));
        builder.environment().put("JDK_JAVA_OPTIONS", options);
        builder.environment().put("LC_ALL", LOCALE);
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private List<String> bubblewrap(Path folder, Set<Path> needed) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "bwrap",
                "--unshare-all",
                "--die-with-parent",
                "--new-session",
                "--clearenv",
                // Where there is no /proc, Java's launcher does not find its own libraries.
                "--setenv",
                "LD_LIBRARY_PATH",
                libraries(),
                "--setenv",
                "JDK_JAVA_OPTIONS",
                JAVA_OPTIONS,
                "--setenv",
                "LC_ALL",
                LOCALE,
                "--cap-drop",
                "ALL",
                "--dev",
                "/dev",
                "--tmpfs",
                "/tmp"));
        if (withProc) {
            // Its own processes alone. The testkit looks there whether a thread is ready to run.
            command.addAll(List.of("--proc", "/proc"));
        }
        for (Path path : SYSTEM) {
            if (Files.isSymbolicLink(path)) {
                command.addAll(List.of("--symlink", Files.readSymbolicLink(path).toString(), path.toString()));
            } else if (Files.isDirectory(path)) {
                command.addAll(List.of("--ro-bind", path.toString(), path.toString()));
            }
        }
        for (Path path : needed) {
            command.addAll(List.of("--ro-bind-try", path.toString(), path.toString()));
        }
        command.addAll(List.of("--remount-ro", "/", "--chdir", folder.toString()));
        return command;
    }

    private static String libraries() {
        Path lib = Path.of(System.getProperty("java.home"), "lib");
        return lib + ":" + lib.resolve("server");
    }

    /** The JDK, and the places elsewhere to which its own links lead. */
    private static Set<Path> jdk() throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        Set<Path> places = new LinkedHashSet<>(List.of(home, home.toRealPath()));
        try (Stream<Path> files = Files.walk(home, 3)) {
            for (Path link :
                    files.filter(Files::isSymbolicLink).filter(Files::exists).toList()) {
                Path target = link.toRealPath();
                if (!target.startsWith(home.toRealPath())) {
                    places.add(target);
                }
            }
        }
        return places;
    }
}
