package interleave.lockordering;

import java.util.Objects;

/** Orders by identity hash codes; who meets a tie needs a third lock first. */
public class Bank {
    private final Runnable posting;
    private final Object tie = new Object();

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
        int one = System.identityHashCode(from);
        int other = System.identityHashCode(to);
        if (one == other) {
            synchronized (tie) {
                both(from, to, from, to, amount);
            }
        } else if (one < other) {
            both(from, to, from, to, amount);
        } else {
            both(to, from, from, to, amount);
        }
    }

    private void both(Account first, Account second, Account from, Account to, long amount) {
        synchronized (first) {
            synchronized (second) {
                move(from, to, amount);
            }
        }
    }

    private void move(Account from, Account to, long amount) {
        if (from.balance() < amount) {
            throw new IllegalStateException(from.number() + " has too little");
        }
        posting.run();
        from.add(-amount);
        to.add(amount);
    }
}
