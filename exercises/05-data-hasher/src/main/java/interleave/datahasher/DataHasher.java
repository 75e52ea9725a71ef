package interleave.datahasher;

/**
 * Keeps bytes and replaces them by their digest, again and again. Any thread may call any method at any time; an interrupt
 * ends no call, and its flag stays set. Two hashers do not wait for each other.
 */
public class DataHasher {
    private final byte[] data;

    /**
     * Begins a chain.
     *
     * @param data its first member, which still belongs to whoever made it
     * @throws NullPointerException if it is null
     */
    public DataHasher(byte[] data) {
        // TODO: whoever passes an array in may write to it later.
        this.data = data;
    }

    /** Replaces the data by its SHA-512 digest in lower-case hexadecimal, as 128 ASCII bytes. */
    public void hash() {
        // TODO: digest the data. What may another thread do meanwhile?
        throw new UnsupportedOperationException("hash is not written yet");
    }

    /** The data now: one member of the chain, in an array that belongs to the caller. */
    public byte[] get() {
        // TODO: hand the data out.
        throw new UnsupportedOperationException("get is not written yet");
    }
}
