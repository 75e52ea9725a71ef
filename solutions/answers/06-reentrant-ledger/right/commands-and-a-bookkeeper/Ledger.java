package interleave.reentrantledger;

/** Makes commands; a bookkeeper executes them. */
public class Ledger {
    private final Bookkeeper bookkeeper = new Bookkeeper();

    public void deposit(String account, long amount) {
        bookkeeper.execute(new Deposit(account, amount));
    }

    public void withdraw(String account, long amount) {
        bookkeeper.execute(new Withdrawal(account, amount));
    }

    public void transfer(String from, String to, long amount) {
        bookkeeper.execute(new CompositeCommand(new Withdrawal(from, amount), new Deposit(to, amount)));
    }

    public long balance(String account) {
        return bookkeeper.query(new BalanceQuery(account));
    }

    public long total() {
        return bookkeeper.query(
                books -> books.accounts().stream().mapToLong(books::get).sum());
    }
}
