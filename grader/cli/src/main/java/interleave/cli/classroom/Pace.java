package interleave.cli.classroom;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How fast a grading goes now: by the last two minutes, because answers that come round again are graded at once, so that
 * the pace grows. Any thread may call it; no call waits for anything.
 */
final class Pace {
    private static final long WINDOW = TimeUnit.MINUTES.toNanos(2);
    private static final double MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanos;
    private final long begun;
    private final Deque<Long> recent = new ArrayDeque<>();
    private final int total;
    private int done;

    /**
     * @param total how many are to be done
     * @param nanos a clock in nanoseconds, such as {@link System#nanoTime}
     */
    Pace(int total, LongSupplier nanos) {
        this.total = total;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /** One more is done. */
    synchronized void step() {
        done++;
        recent.add(nanos.getAsLong());
        forgetWhatIsOld();
    }

    private void forgetWhatIsOld() {
        long now = nanos.getAsLong();
        while (!recent.isEmpty() && now - recent.peek() > WINDOW) {
            recent.remove();
        }
    }

    synchronized int done() {
        return done;
    }

    int total() {
        return total;
    }

    /** How many a minute; of the whole time, if there was none in the last two minutes. 0 if nothing is known yet. */
    synchronized double aMinute() {
        forgetWhatIsOld();
        long passed = nanos.getAsLong() - begun;
        if (passed <= 0) {
            return 0;
        }
        return recent.isEmpty() ? done * MINUTE / passed : recent.size() * MINUTE / Math.min(passed, WINDOW);
    }

    /** How long the rest takes at this pace; nothing if it is not known yet. */
    synchronized Optional<Duration> left() {
        double aMinute = aMinute();
        return aMinute > 0
                ? Optional.of(Duration.ofSeconds(Math.round((total - done) * 60 / aMinute)))
                : Optional.empty();
    }
}
