package interleave.lockordering;

import java.util.Objects;

/** Whoever has the next ticket of both accounts does his transfer. */
public class Bank {
    private final Runnable posting;

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
        boolean two = from != to;
        int first = from.draw();
        int second = two ? to.draw() : -1;
        from.await(first);
        try {
            if (two) {
                to.await(second);
            }
            if (from.balance() < amount) {
                throw new IllegalStateException(from.number() + " has too little");
            }
            posting.run();
            from.add(-amount);
            to.add(amount);
        } finally {
            from.leave();
            if (two) {
                to.leave();
            }
        }
    }
}
