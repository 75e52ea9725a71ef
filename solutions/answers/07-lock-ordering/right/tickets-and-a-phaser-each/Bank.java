package interleave.lockordering;

import java.util.Objects;

public class Bank {
    private enum Drum {
        TICKETS
    }

    private final Runnable posting;

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("amount: " + amount);
        }
        boolean same = from == to;
        int mine;
        int yours;
        synchronized (Drum.TICKETS) {
            mine = from.draw();
            yours = same ? mine : to.draw();
        }
        from.awaitTurn(mine);
        to.awaitTurn(yours);
        try {
            long left = from.balance() - amount;
            if (left < 0) {
                throw new IllegalStateException("balance: " + from.balance());
            }
            posting.run();
            if (!same) {
                from.balance(left);
                to.balance(to.balance() + amount);
            }
        } finally {
            from.next();
            if (!same) {
                to.next();
            }
        }
    }
}
