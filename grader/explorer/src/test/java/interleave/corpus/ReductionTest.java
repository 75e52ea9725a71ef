package interleave.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Verdict;
import interleave.explorer.Verdict.Kind;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The explorer switches only where it is worth while. That must not hide anything, so here it switches everywhere. */
class ReductionTest {
    /** Too long where each access counts. */
    private static final Set<String> TOO_LONG = Set.of(
            "LockFree.SpinsForAWhile",
            "Starting.NeverComesBack",
            "LockFree.WaitsForNobody",
            "Clocked.PollsForMoreThanCame",
            "Clocked.YieldsForNobody");

    @TestFactory
    Stream<DynamicTest> verdictsAreTheSameWhenEveryAccessIsAPoint() {
        return Corpus.programs().stream()
                .filter(each -> !TOO_LONG.contains(Corpus.name(each)))
                .filter(each -> each.getEnclosingClass() != Tasks.class && each.getEnclosingClass() != Pools.class)
                .map(each -> DynamicTest.dynamicTest(Corpus.name(each), () -> check(each)));
    }

    private static void check(Class<? extends Scenario> program) {
        Verdict verdict = Exploration.of(program).everyAccess().schedules(6_000).explore();
        Kind expected = program.getAnnotation(Expected.class).value();
        // With more points a failure may be found where only the data race behind it was found before.
        if (expected == Kind.DATA_RACE) {
            assertThat(verdict.kind().isFailure()).as(verdict.text()).isTrue();
        } else {
            assertThat(verdict.kind()).as(verdict.text()).isEqualTo(expected);
        }
    }
}
