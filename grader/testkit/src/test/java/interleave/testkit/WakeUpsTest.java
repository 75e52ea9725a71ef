package interleave.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WakeUpsTest {
    private static final int MOST = 10;

    @Test
    void twentyASecondAreTooMany() {
        assertThat(areTooMany(1, every(50, 10))).isTrue();
    }

    @Test
    void tenASecondAreNot() {
        assertThat(areTooMany(1, every(100, 50))).isFalse();
    }

    @Test
    void tenASecondAreNotWhereLooksAreLate() {
        for (int late : new int[] {7, 30, 90, 170, 400, 700}) {
            assertThat(areTooMany(late, every(100, 50)))
                    .as("looks every %d ms", late)
                    .isFalse();
        }
    }

    @Test
    void whoIsMostlyHeldUpGivesHimselfAwayWhenHeIsNot() {
        int[] heldUp = every(120, 20);
        int[] quick = every(50, 8);

        assertThat(areTooMany(5, heldUp)).isFalse();
        assertThat(areTooMany(5, joined(heldUp, quick, heldUp))).isTrue();
    }

    @Test
    void aFewAtOnceTellNothing() {
        assertThat(areTooMany(1, joined(every(1, 3), every(100, 20)))).isFalse();
    }

    private static int[] every(int millis, int times) {
        int[] sleeps = new int[times];
        Arrays.fill(sleeps, millis);
        return sleeps;
    }

    private static int[] joined(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(IntStream::of).toArray();
    }

    /** A thread that sleeps so many milliseconds one after the other, and somebody who looks at it every so many. */
    private static boolean areTooMany(int lookMillis, int... sleeps) {
        WakeUps wakeUps = new WakeUps(MOST);
        int[] ends = sleeps.clone();
        Arrays.parallelPrefix(ends, Integer::sum);
        boolean tooMany = false;
        for (int now = 0; now <= ends[ends.length - 1]; now += lookMillis) {
            int millis = now;
            long woken = IntStream.of(ends).filter(end -> end <= millis).count();
            tooMany |= wakeUps.areTooMany(millis * 1_000_000L, millis * 1_000_000L + 20_000, woken);
        }
        return tooMany;
    }
}
