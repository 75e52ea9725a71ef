package interleave.cli.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.cli.Refusal;
import interleave.cli.grade.SubmissionGrade;
import interleave.cli.gradebook.SampleGrades;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClassRunTest {

    @TempDir
    private Path folder;

    @Test
    void stoppedItKeepsWhatIsGradedAndKillsWhatRuns() throws Exception {
        SampleClass sample = new SampleClass(folder, "ann", "bob", "cid");
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        sample.happenings.put("bob", submission -> {
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                killed.countDown();
            }
            throw new AssertionError("nobody opens it");
        });
        try (ResultStore store = ResultStore.open(sample.out, List.of())) {
            ClassRun run = new ClassRun(store, sample.worker(), new Noted(), sample.incoming(), 1);
            FutureTask<Boolean> grading = new FutureTask<>(run::grade);
            new Thread(grading, "grading").start();
            running.await();

            run.stop();

            assertThat(killed.getCount()).isZero();
            assertThat(grading.get()).isFalse();
            assertThat(run.graded()).isEqualTo(1);
            assertThat(store.read("ann")).isPresent();
            assertThat(store.read("bob")).isEmpty();
            assertThat(store.read("cid")).isEmpty();
        }
    }

    @Test
    void asManyAsAskedForRunAtOnce() throws Exception {
        SampleClass sample = new SampleClass(folder, "ann", "bob", "cid");
        CyclicBarrier all = new CyclicBarrier(3);
        for (String id : List.of("ann", "bob", "cid")) {
            sample.happenings.put(id, submission -> {
                try {
                    all.await();
                } catch (BrokenBarrierException broken) {
                    throw new IllegalStateException(broken);
                }
                return SampleGrades.graded(id, null);
            });
        }
        try (ResultStore store = ResultStore.open(sample.out, List.of())) {
            assertThat(new ClassRun(store, sample.worker(), new Noted(), sample.incoming(), 3).grade())
                    .isTrue();
        }
    }

    @Test
    void aDiskThatTakesNothingEndsItWithASentence() throws Exception {
        SampleClass sample = new SampleClass(folder, "ann", "bob");
        try (ResultStore store = ResultStore.open(sample.out, List.of())) {
            Files.delete(sample.out.resolve("results/.lock"));
            Files.delete(sample.out.resolve("results"));
            Files.writeString(sample.out.resolve("results"), "a file where the folder was");
            ClassRun run = new ClassRun(store, sample.worker(), new Noted(), sample.incoming(), 1);

            assertThatThrownBy(run::grade)
                    .isInstanceOf(Refusal.class)
                    .message()
                    .startsWith("Cannot write " + sample.out.resolve("results/ann.json") + ": ")
                    .endsWith(". Is the disk full, or the folder not yours to write to?");
            assertThat(sample.graded).containsExactly("ann");
        }
    }

    @Test
    void aKitThatIsBrokenEndsItWithItsSentence() throws Exception {
        SampleClass sample = new SampleClass(folder, "ann", "bob");
        sample.happenings.put("ann", submission -> {
            throw new Refusal("The kit's own tests do not compile.");
        });
        try (ResultStore store = ResultStore.open(sample.out, List.of())) {
            ClassRun run = new ClassRun(store, sample.worker(), new Noted(), sample.incoming(), 1);

            assertThatThrownBy(run::grade).hasMessage("The kit's own tests do not compile.");
            assertThat(store.read("ann")).isEmpty();
        }
    }

    @Test
    void progressHearsOfEveryOne() throws Exception {
        SampleClass sample = new SampleClass(folder, "ann", "bob");
        Noted noted = new Noted();
        try (ResultStore store = ResultStore.open(sample.out, List.of())) {
            new ClassRun(store, sample.worker(), noted, sample.incoming(), 1).grade();
        }

        assertThat(noted.told).containsExactly("begin 2", "ann", "bob", "close");
    }

    private static final class Noted implements Progress {

        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void begin(int total) {
            told.add("begin " + total);
        }

        @Override
        public void done(SubmissionGrade grade) {
            told.add(grade.id());
        }

        @Override
        public void close() {
            told.add("close");
        }
    }
}
