package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;

/**
 * Writes lines in the background, each followed by {@code \n}. Any thread may call any method; an interrupt ends no call,
 * and its flag stays set.
 */
public class LineWriter implements AutoCloseable {
    private final Writer sink;

    /**
     * Starts the thread that writes.
     *
     * @param sink where the lines go; nobody else uses it, and {@link #close} closes it
     */
    public LineWriter(Writer sink) {
        // TODO: start a thread that writes what is submitted.
        this.sink = Objects.requireNonNull(sink);
    }

    /**
     * Hands a line over. Of one thread's lines, those submitted first are written first.
     *
     * @throws IllegalStateException after {@link #close}; after the sink has failed, it may be thrown as well
     * @throws NullPointerException if {@code line} is null
     */
    public void submit(String line) {
        // TODO: hand the line over to the thread that writes.
        throw new UnsupportedOperationException("submit is not written yet");
    }

    /**
     * Waits until all that was submitted before is written, the sink is flushed and closed, and the thread has ended. A
     * second call does nothing.
     *
     * @throws IOException what the sink threw, if it has failed
     */
    @Override
    public void close() throws IOException {
        // TODO: tell the thread that no more lines come, and wait for its end.
        throw new UnsupportedOperationException("close is not written yet");
    }
}
