package interleave.lockordering;

/** An account of a {@link Bank}. Its number is unique. Any thread may call any method. */
public class Account {
    private final String number;
    private final long opening;

    /**
     * Opens an account.
     *
     * @param opening what is in it at first
     * @throws NullPointerException if {@code number} is null
     */
    public Account(String number, long opening) {
        this.number = number;
        this.opening = opening;
    }

    /** The number that no other account has. */
    public String number() {
        // TODO: answer the number.
        throw new UnsupportedOperationException("number is not written yet");
    }

    /** What is in the account, with every transfer that has returned; while one is in progress, it may wait. */
    public long balance() {
        // TODO: answer what is in the account now. What may another thread do to it meanwhile?
        throw new UnsupportedOperationException("balance is not written yet");
    }
}
