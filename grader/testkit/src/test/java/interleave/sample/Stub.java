package interleave.sample;

/** A class that is still to be written. */
public class Stub {
    public int value() {
        throw new UnsupportedOperationException("TODO");
    }
}
