package interleave.reentrantledger;

abstract class AbstractMovement implements Command {
    private final String account;
    private final long amount;

    protected AbstractMovement(String account, long amount) {
        if (account == null) {
            throw new NullPointerException("account");
        }
        if (amount <= 0L) {
            throw new IllegalArgumentException("not positive: " + amount);
        }
        this.account = account;
        this.amount = amount;
    }

    protected abstract long change(long balance, long amount);

    @Override
    public final void apply(Books books) {
        books.set(account, change(books.get(account), amount));
    }
}
