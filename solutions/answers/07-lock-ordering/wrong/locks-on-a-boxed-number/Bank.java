package interleave.lockordering;

import java.util.Objects;

public class Bank {
    private final Runnable posting;

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("amount " + amount);
        }
        Integer first = Math.min(from.serial, to.serial);
        Integer second = Math.max(from.serial, to.serial);
        synchronized (first) {
            synchronized (second) {
                move(from, to, amount);
            }
        }
    }

    private void move(Account from, Account to, long amount) {
        if (from.balance < amount) {
            throw new IllegalStateException("not enough");
        }
        posting.run();
        if (from != to) {
            from.balance -= amount;
            to.balance += amount;
        }
    }
}
