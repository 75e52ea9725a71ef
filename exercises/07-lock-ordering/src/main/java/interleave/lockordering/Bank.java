package interleave.lockordering;

/** Moves money between accounts. All transfers between a set of accounts go through one bank. */
public class Bank {
    private final Runnable posting;

    /**
     * Opens the bank.
     *
     * @param posting the pretended slow journal: runs once in each transfer that is not refused; it may throw
     * @throws NullPointerException if {@code posting} is null
     */
    public Bank(Runnable posting) {
        this.posting = posting;
    }

    /**
     * Moves money. While it runs {@code posting}, no other transfer can use either account. An interrupt does not end it,
     * and its flag stays set. If it throws, nothing has changed.
     *
     * @throws IllegalArgumentException if the amount is not positive
     * @throws IllegalStateException if the balance of {@code from} would fall below 0, also in a transfer to itself
     * @throws NullPointerException if an account is null
     */
    public void transfer(Account from, Account to, long amount) {
        // TODO: let nobody else use either account, run posting, and move the money.
        throw new UnsupportedOperationException("transfer is not written yet");
    }
}
