package interleave.cli.grade;

import interleave.cli.Refusal;
import interleave.cli.Sha256;
import interleave.cli.card.ExerciseGrade;
import interleave.cli.card.ExerciseState;
import interleave.cli.card.Grader;
import interleave.cli.compile.CodeCheck;
import interleave.cli.grade.SubmissionGrade.State;
import interleave.cli.metadata.Exercise;
import interleave.cli.run.Broken;
import interleave.cli.run.GradedTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;

/**
 * Grades submissions: compiles them, looks through their classes, and runs the exercises' tests over them in a fresh JVM for
 * each submission; code that is the same to the letter is run once. Any number of threads may call {@link #grade} at the same time; each call starts processes
 * of its own and waits for them.
 */
public final class SubmissionGrader implements AutoCloseable {

    private static final int ATTEMPTS = 2;
    private static final long LONGEST_END_MILLIS = 60_000;
    private static final String TESTS = "tests";

    private final Path kitRoot;
    private final List<Exercise> exercises;
    private final Sandbox sandbox;
    private final Path folder;
    private final Clockwork clockwork = new Clockwork();
    private final AllowList allowed;
    private final TestWorker.Limits limits;
    private final Compilers compilers;
    private final Compilers compilersWithLibraries;
    private final Map<String, PreparedExercise> prepared = new ConcurrentHashMap<>();
    private final SameCode sameCode = new SameCode();
    private final KeptTests keptTests;
    private final SharedClasses sharedClasses;
    private final boolean withMockito;
    private final AtomicInteger number = new AtomicInteger();
    private final Thread preparing = new Thread(this::prepareAll, "grade-prepare");
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean closed;

    /**
     * Makes itself ready. The tests of an exercise are compiled when the first submission needs them.
     *
     * @param kitRoot the kit's folder
     * @param exercises what is graded
     * @param options how
     */
    public SubmissionGrader(Path kitRoot, List<Exercise> exercises, GradingOptions options) {
        this(
                kitRoot,
                exercises,
                () -> options.sandbox() ? Sandbox.strongest() : Sandbox.none(),
                new AllowList(),
                TestWorker.Limits.USUAL,
                options.jobs());
    }

    SubmissionGrader(
            Path kitRoot,
            List<Exercise> exercises,
            Sandbox sandbox,
            AllowList allowed,
            TestWorker.Limits limits,
            int jobs) {
        this(kitRoot, exercises, () -> sandbox, allowed, limits, jobs);
    }

    private SubmissionGrader(
            Path kitRoot,
            List<Exercise> exercises,
            Supplier<Sandbox> sandbox,
            AllowList allowed,
            TestWorker.Limits limits,
            int jobs) {
        this.kitRoot = kitRoot;
        this.exercises = List.copyOf(exercises);
        this.allowed = allowed;
        this.limits = limits;
        this.withMockito = exercises.stream().anyMatch(GradedTests::useMockito);
        try {
            this.folder = Files.createTempDirectory("interleave-grade-").toRealPath();
            Files.createDirectory(folder.resolve(TESTS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path ofThisKit = kitRoot.resolve("grader/cli/target");
        this.keptTests = new KeptTests(ofThisKit.resolve("compiled-tests"));
        this.sharedClasses = new SharedClasses(ofThisKit, folder.resolve("shared-classes"), clockwork);
        this.compilers = new Compilers(clockwork, List.of(), Math.max(1, jobs));
        compilers.begin();
        this.compilersWithLibraries = new Compilers(clockwork, CliClassPath.tests(), 1);
        // While the compiler starts.
        this.sandbox = sandbox.get();
    }

    /**
     * Grades one submission. Whatever it does, this returns.
     *
     * @throws InterruptedException if the caller is to stop; what was started is killed first
     * @throws Refusal if the kit's own tests do not compile
     */
    public SubmissionGrade grade(Submission submission) throws InterruptedException {
        long begin = System.nanoTime();
        if (!begun.getAndSet(true)) {
            preparing.setDaemon(true);
            preparing.start();
        }
        List<String> remarks = new ArrayList<>(submission.remarks());
        List<ExerciseGrade> grades = new ArrayList<>();
        State state = State.GRADED;
        if (submission.refusal() != null) {
            remarks.add(submission.refusal());
            state = State.REFUSED;
        } else {
            Path own = folder.resolve("submission-" + number.incrementAndGet());
            try (TestWorker worker = worker(own)) {
                for (Exercise exercise : exercises) {
                    Map<String, String> sources = submission.files().getOrDefault(exercise.id(), Map.of());
                    String problem = submission.unreadable().get(exercise.id());
                    if (problem != null) {
                        grades.add(broken(exercise, problem));
                        continue;
                    }
                    SameCode.Outcome outcome =
                            sameCode.grade(exercise.id(), sources, () -> grade(exercise, sources, worker));
                    grades.add(outcome.grade());
                    remarks.addAll(outcome.remarks());
                }
            } catch (IOException e) {
                state = State.FAILED;
                grades.clear();
                remarks.add("The grader failed, which says nothing about the code: " + e.getMessage() + ".");
            } finally {
                Folders.delete(own);
            }
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        return new SubmissionGrade(
                submission.id(), state, List.copyOf(remarks), List.copyOf(grades), sandbox.name(), millis);
    }

    /**
     * Makes ahead of any grading what the workers of all gradings share, and keeps it with the kit. It takes some seconds
     * and is not needed: the workers of a long grading make it beside their work.
     *
     * @throws InterruptedException if the caller is to stop
     * @throws Refusal if the kit's own tests do not compile
     */
    public void prepare() throws InterruptedException {
        Exercise typical =
                exercises.stream().filter(GradedTests::useMockito).findFirst().orElse(exercises.get(0));
        sharedClasses.makeAhead(prepared(typical), withMockito);
    }

    /** A worker for one submission; its JVM starts when it is needed. */
    private TestWorker worker(Path own) throws IOException {
        List<Path> readable = new ArrayList<>(List.of(folder.resolve(TESTS)));
        exercises.forEach(exercise -> readable.add(exercise.folder().resolve("src/test/java")));
        return new TestWorker(
                sandbox, clockwork, limits, Files.createDirectories(own), readable, withMockito, sharedClasses);
    }

    private SameCode.Outcome grade(Exercise exercise, Map<String, String> sources, TestWorker worker)
            throws IOException, InterruptedException {
        List<String> remarks = new ArrayList<>();
        ExerciseGrade grade = grade(exercise, sources, worker, remarks);
        return new SameCode.Outcome(grade, List.copyOf(remarks));
    }

    private ExerciseGrade grade(Exercise exercise, Map<String, String> sources, TestWorker worker, List<String> remarks)
            throws IOException, InterruptedException {
        if (sources.isEmpty()) {
            return Grader.nothing(
                    exercise, ExerciseState.NOT_HANDED_IN, "The submission has no file of it.", "Not handed in.");
        }
        for (String file : exercise.files()) {
            if (!sources.containsKey(file)) {
                return broken(exercise, file + " is missing in the submission.");
            }
        }
        Compilation compilation = compilers.compile(exercise.packageName(), sources);
        if (compilation.error() != null) {
            return broken(exercise, compilation.error());
        }
        PreparedExercise tests = prepared(exercise);
        Map<String, byte[]> classes = MainMethods.without(compilation.classes(), exercise.files());
        List<String> refused = ClassScan.of(classes, exercise.packageName(), tests.classNames(), allowed);
        if (!refused.isEmpty()) {
            return Grader.nothing(
                    exercise,
                    ExerciseState.NOT_ALLOWED,
                    String.join("\n", refused),
                    "Not run: the code uses what is not allowed.");
        }
        Map<String, byte[]> ownTests = Map.of();
        if (!tests.api().isKeptBy(classes)) {
            Compilation whole = withTests(exercise, sources, tests);
            if (whole.error() != null) {
                return broken(exercise, CodeCheck.API_CHANGED + "\n" + whole.error());
            }
            ownTests = whole.classes();
        }
        return run(exercise, sources, classes, tests, ownTests, worker, remarks);
    }

    private static ExerciseGrade broken(Exercise exercise, String sentence) {
        return Grader.nothing(exercise, ExerciseState.DOES_NOT_COMPILE, sentence, "Not run: it does not compile.");
    }

    /** The tests compiled against this very code, as Maven does it. */
    private Compilation withTests(Exercise exercise, Map<String, String> sources, PreparedExercise tests)
            throws IOException, InterruptedException {
        for (String file : sources.keySet()) {
            String name = file.substring(0, file.length() - ".java".length());
            if (isOfJavaLang(name)) {
                return new Compilation(name + " is the name of a class that every test uses.", Map.of());
            }
        }
        Map<String, String> all = new TreeMap<>(sources);
        all.putAll(tests.testSources());
        Compilation whole = compilersWithLibraries.compile(exercise.packageName(), all);
        Map<String, byte[]> ofTests = new TreeMap<>(whole.classes());
        ofTests.keySet().removeIf(name -> !tests.isTest(name));
        return new Compilation(whole.error(), ofTests);
    }

    private static boolean isOfJavaLang(String name) {
        try {
            Class.forName("java.lang." + name, false, ClassLoader.getPlatformClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** While the compilers' processes start, and the first submissions are compiled there. */
    private void prepareAll() {
        for (Exercise exercise : exercises) {
            try {
                if (!closed) {
                    prepared(exercise);
                }
            } catch (Refusal | UncheckedIOException broken) {
                // Whoever needs this exercise's tests will meet it again, and tell.
                continue;
            }
        }
    }

    private PreparedExercise prepared(Exercise exercise) {
        return prepared.computeIfAbsent(exercise.id(), id -> {
            try {
                return PreparedExercise.of(
                        exercise,
                        keptTests,
                        Files.createDirectories(folder.resolve(TESTS).resolve(id)));
            } catch (Broken e) {
                throw new Refusal("The kit's own tests of " + id + " do not compile: " + e.getMessage());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private ExerciseGrade run(
            Exercise exercise,
            Map<String, String> sources,
            Map<String, byte[]> classes,
            PreparedExercise tests,
            Map<String, byte[]> ownTests,
            TestWorker worker,
            List<String> remarks)
            throws IOException, InterruptedException {
        Path own = worker.folder().resolve(exercise.id());
        Map<String, byte[]> woven = new TreeMap<>(classes);
        try {
            woven.replaceAll((name, bytes) -> Weaving.of(bytes));
        } catch (MethodTooLargeException full) {
            return broken(
                    exercise,
                    full.getMethodName() + " in " + full.getClassName().replaceFirst(".*/", "")
                            + " is as large as a method can be. Make it smaller.");
        } catch (ClassTooLargeException full) {
            return broken(
                    exercise,
                    full.getClassName().replaceFirst(".*/", "") + " is as large as a class can be. Make it smaller.");
        }
        write(woven, own.resolve("classes"));
        Path testClasses = tests.tests().classes();
        if (!ownTests.isEmpty()) {
            testClasses = own.resolve("test-classes");
            write(ownTests, testClasses);
        }
        Path text = Files.createDirectories(
                own.resolve("sources").resolve(exercise.packageName().replace('.', '/')));
        for (Map.Entry<String, String> each : sources.entrySet()) {
            Files.writeString(text.resolve(each.getKey()), each.getValue());
        }
        TestWorker.Run run = run(worker, own, tests, testClasses);
        if (run.forged() > 0) {
            remarks.add("The code of " + exercise.id() + " printed what looks like results. They were not believed.");
        }
        if (run.why() != null) {
            remarks.add(exercise.id() + ": " + run.why());
        }
        return Grader.grade(
                exercise,
                run.results(),
                exercise.files().stream().map(sources::get).toList());
    }

    private static void write(Map<String, byte[]> classes, Path into) throws IOException {
        for (Map.Entry<String, byte[]> each : classes.entrySet()) {
            Path file = into.resolve(each.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
        }
    }

    /** A worker that somebody kills gets a second chance; one that is killed again was perhaps too greedy. */
    private static TestWorker.Run run(TestWorker worker, Path own, PreparedExercise tests, Path testClasses)
            throws IOException, InterruptedException {
        TestWorker.Run run = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            run = worker.run(own, testClasses, tests);
            if (run.started() && (run.endedByItself() || run.why() != null)) {
                return run;
            }
        }
        if (!run.started()) {
            throw new IOException("The tests' JVM did not start");
        }
        return run;
    }

    /** A hash of all that a verdict depends on but the submission: tests, metadata, testkit and explorer. */
    public String testsHash() {
        Sha256 hash = new Sha256();
        hash.bytes(String.valueOf(Runtime.version().feature()).getBytes(StandardCharsets.UTF_8));
        for (Exercise exercise : exercises) {
            hash.files(exercise.folder().resolve("exercise.properties"), kitRoot);
            hash.files(exercise.folder().resolve("src/test"), kitRoot);
        }
        CliClassPath.graders().forEach(place -> hash.files(place, kitRoot));
        return hash.hex();
    }

    /** What keeps student code apart from this machine, such as {@code bubblewrap and Landlock} or {@code not isolated}. */
    public String isolation() {
        return sandbox.name();
    }

    @Override
    public void close() {
        closed = true;
        joinPreparing();
        sharedClasses.close();
        clockwork.close();
        compilers.close();
        compilersWithLibraries.close();
        Folders.delete(folder);
    }

    private void joinPreparing() {
        try {
            preparing.join(LONGEST_END_MILLIS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
