package interleave.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells from looks at how often a thread has woken up whether it does so more often than it may.
 *
 * <p>On a busy machine a thread wakes up later than it wanted to, and so less often: whoever wants to twenty times a second
 * may come to nine. So it is enough that the thread was too quick for some while. The while is taken for longer than it can
 * have been, from the last look before its first wake-up to the first look after its last one, so a late look accuses nobody.
 *
 * <p>Used by one thread.
 */
final class WakeUps {
    /** In less time, a few wake-ups in a row tell nothing of a rate. */
    private static final double SHORTEST_SECONDS = 0.25;

    /** A wait may begin twice before it lasts. */
    private static final int IN_ADDITION = 3;

    private final int mostPerSecond;
    private final List<Look> looks = new ArrayList<>();

    WakeUps(int mostPerSecond) {
        this.mostPerSecond = mostPerSecond;
    }

    /** The last look at which a thread had woken up so often. */
    private record Look(long begin, long wakeUps) {}

    /**
     * Notes a look; whether the thread has woken up too often, up to now.
     *
     * @param begin when the look began, in nanoseconds
     * @param end when it had ended
     * @param wakeUps how often the thread had woken up by then
     */
    boolean areTooMany(long begin, long end, long wakeUps) {
        boolean tooMany = false;
        int last = looks.size() - 1;
        if (last >= 0 && looks.get(last).wakeUps == wakeUps) {
            looks.remove(last);
        } else {
            tooMany = looks.stream().anyMatch(before -> areTooMany(before, end, wakeUps));
        }
        looks.add(new Look(begin, wakeUps));
        return tooMany;
    }

    private boolean areTooMany(Look before, long end, long wakeUps) {
        double seconds = (end - before.begin) / 1e9;
        return seconds >= SHORTEST_SECONDS && wakeUps - before.wakeUps > IN_ADDITION + mostPerSecond * seconds;
    }
}
