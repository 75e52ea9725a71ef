package interleave.lockordering;

import java.util.Objects;

public class Bank {
    private final Object tie = new Object();
    private final Runnable posting;

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
        if (from == to) {
            synchronized (from) {
                move(from, to, amount);
            }
        } else if (one == other) {
            synchronized (tie) {
                move(from, to, amount);
            }
        } else {
            synchronized (one < other ? from : to) {
                synchronized (one < other ? to : from) {
                    move(from, to, amount);
                }
            }
        }
    }

    private void move(Account from, Account to, long amount) {
        if (from.balance() < amount) {
            throw new IllegalStateException(from.number() + " has too little");
        }
        posting.run();
        from.change(-amount);
        to.change(amount);
    }
}
