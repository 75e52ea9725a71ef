package interleave.timer;

import java.time.Duration;

/** Calls a function once, after a delay, unless it is cancelled before. Any thread may call any method. */
public class Timer {
    private final Duration delay;
    private final Runnable function;

    /**
     * @param delay the time from {@link #start} to the call
     * @param function what to call; it may throw, and it may call {@link #cancel}
     * @throws NullPointerException if {@code delay} or {@code function} is null
     */
    public Timer(Duration delay, Runnable function) {
        // TODO: refuse what no timer can be made of.
        this.delay = delay;
        this.function = function;
    }

    /**
     * Lets the delay begin. If the timer has been cancelled before, a first call does nothing.
     *
     * @throws IllegalStateException if it has been called before
     */
    public void start() {
        // TODO: start a thread that waits for the end of the delay, and then calls the function if it still may.
        throw new UnsupportedOperationException("start is not written yet");
    }

    /**
     * Keeps the function from running, if it is not too late. It never waits for the function, and never interrupts it.
     *
     * @return true if this call or an earlier one has kept the function from ever running; false if it has begun
     */
    public boolean cancel() {
        // TODO: decide who was first, the firing or this call, and let the timer's thread end.
        throw new UnsupportedOperationException("cancel is not written yet");
    }
}
