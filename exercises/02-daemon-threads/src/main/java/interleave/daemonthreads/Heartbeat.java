package interleave.daemonthreads;

import java.time.Duration;

/**
 * Runs a beat again and again on a thread of its own, which does not keep the program alive. Any thread may call any
 * method.
 */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;

    /**
     * @param beat what to run; it does not throw, and it may call {@link #close}
     * @param interval the time from one beat's end to the next one's beginning
     * @throws NullPointerException if {@code beat} or {@code interval} is null
     */
    public Heartbeat(Runnable beat, Duration interval) {
        // TODO: refuse what no heartbeat can be made of.
        this.beat = beat;
        this.interval = interval;
    }

    /**
     * Lets the first beat run at once, on a thread named {@code heartbeat}.
     *
     * @throws IllegalStateException if it has been called before, or {@link #close} has
     */
    public void start() {
        // TODO: start a thread that runs the beat and pauses, and that does not keep the program alive.
        throw new UnsupportedOperationException("start is not written yet");
    }

    /**
     * Ends the heartbeat. It waits for a beat in progress, without disturbing it, but not for the rest of an interval; after
     * that no beat runs. Called from the beat, it returns at once, and that beat is the last. An interrupt does not end the
     * waiting; its flag stays set.
     */
    @Override
    public void close() {
        // TODO: let no further beat begin, and wait for the one in progress.
        throw new UnsupportedOperationException("close is not written yet");
    }
}
