package interleave.lockordering;

import java.util.Objects;

public class Bank {
    private final Runnable posting;

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        int order = Objects.requireNonNull(from)
                .number()
                .compareTo(Objects.requireNonNull(to).number());
        if (amount <= 0) {
            throw new IllegalArgumentException("not positive: " + amount);
        }
        Account one = order <= 0 ? from : to;
        Account other = order == 0 ? null : order < 0 ? to : from;
        within(one, () -> within(other, () -> move(from, to, amount)));
    }

    private static void within(Account account, Runnable action) {
        if (account == null) {
            action.run();
            return;
        }
        var node = account.enter();
        try {
            action.run();
        } finally {
            account.leave(node);
        }
    }

    private void move(Account from, Account to, long amount) {
        if (from.balance() - amount < 0) {
            throw new IllegalStateException("only " + from.balance());
        }
        posting.run();
        from.balance(from.balance() - amount);
        to.balance(to.balance() + amount);
    }
}
