package interleave.cli.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.cli.card.ExerciseGrade;
import interleave.cli.card.ExerciseState;
import interleave.cli.grade.SameCode.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SameCodeTest {

    private static final Map<String, String> CODE = Map.of("Box.java", "class Box {}");

    private final SameCode sameCode = new SameCode();
    private final AtomicInteger gradings = new AtomicInteger();

    @Test
    void isGradedOnce() throws Exception {
        Outcome first = sameCode.grade("01-box", CODE, this::graded);

        assertThat(sameCode.grade("01-box", Map.of("Box.java", "class Box {}"), this::graded))
                .isSameAs(first);
        assertThat(gradings).hasValue(1);
    }

    @Test
    void isNotThatOfAnotherExerciseOrFileOrACharacterMore() throws Exception {
        sameCode.grade("01-box", CODE, this::graded);
        sameCode.grade("02-box", CODE, this::graded);
        sameCode.grade("01-box", Map.of("Bo.java", "class Box {}"), this::graded);
        sameCode.grade("01-box", Map.of("Box.java", "class Box {} "), this::graded);
        sameCode.grade("01-box", Map.of("Box.java", "class Box {}", "A.java", ""), this::graded);
        sameCode.grade("01-box", Map.of("A.java", "Box.javaclass Box {}"), this::graded);

        assertThat(gradings).hasValue(6);
    }

    @Test
    void isGradedAgainIfThereWasAnythingOddAboutHowItRan() throws Exception {
        Outcome first = sameCode.grade("01-box", CODE, () -> outcome("It was killed."));

        assertThat(first.remarks()).containsExactly("It was killed.");
        assertThat(sameCode.grade("01-box", CODE, this::graded).remarks()).isEmpty();
        assertThat(gradings).hasValue(2);
    }

    @Test
    void isGradedAgainAfterTheGraderFailed() throws Exception {
        assertThatThrownBy(() -> sameCode.grade("01-box", CODE, () -> {
                    throw new IOException("disk full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");

        sameCode.grade("01-box", CODE, this::graded);

        assertThat(gradings).hasValue(1);
    }

    @Test
    void isWaitedForWhileAnotherGradesIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Callable<Outcome> slow = () -> sameCode.grade("01-box", CODE, () -> {
            begun.countDown();
            goOn.await();
            return graded();
        });
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<Outcome> first = pool.submit(slow);
            begun.await();
            Future<Outcome> second = pool.submit(() -> sameCode.grade("01-box", CODE, this::graded));
            goOn.countDown();

            assertThat(second.get()).isSameAs(first.get());
            assertThat(gradings).hasValue(1);
        } finally {
            end(pool);
        }
    }

    @Test
    void isGradedByWhoWaitedIfTheFirstFailed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<Outcome> first = pool.submit(() -> sameCode.grade("01-box", CODE, () -> {
                begun.countDown();
                goOn.await();
                throw new IOException("disk full");
            }));
            begun.await();
            Future<Outcome> second = pool.submit(() -> sameCode.grade("01-box", CODE, this::graded));
            goOn.countDown();

            assertThatThrownBy(first::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("disk full");
            assertThat(second.get().remarks()).isEmpty();
        } finally {
            end(pool);
        }
    }

    @Test
    void isForgottenAfterManyOthers() throws Exception {
        sameCode.grade("01-box", CODE, this::graded);
        for (int other = 0; other < SameCode.MOST; other++) {
            sameCode.grade("01-box", Map.of("Box.java", "class Box {} // " + other), this::graded);
        }
        sameCode.grade("01-box", CODE, this::graded);

        assertThat(gradings).hasValue(SameCode.MOST + 2);
    }

    private static void end(ExecutorService pool) throws InterruptedException {
        pool.shutdownNow();
        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    private Outcome graded() {
        return outcome();
    }

    private Outcome outcome(String... remarks) {
        gradings.incrementAndGet();
        return new Outcome(
                new ExerciseGrade("01-box", "01", "Box", ExerciseState.DONE, null, 10, 10, List.of()),
                List.of(remarks));
    }
}
