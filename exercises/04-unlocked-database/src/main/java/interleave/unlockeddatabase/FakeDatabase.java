package interleave.unlockeddatabase;

import java.util.Objects;

/** A pretended database of one value. */
public class FakeDatabase {
    private final Runnable latency;
    private int value;

    /**
     * @param latency the pretended disk: runs once in each update, between its read and its write
     */
    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    /**
     * Adds one to the value. No two updates of one database overlap.
     *
     * @param name who updates
     */
    public void update(String name) {
        // TODO: two threads may be in here at once. Let one wait for the other.
        Objects.requireNonNull(name);
        int copy = value;
        copy = copy + 1;
        latency.run();
        value = copy;
    }

    /** The value, with every update that has returned. */
    public int value() {
        return value;
    }
}
