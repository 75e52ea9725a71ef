package interleave.lockordering;

import java.util.Objects;

/** Takes two flags in the order of the numbers, and spins while one is taken. */
public class Bank {
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
        Account first = from.number().compareTo(to.number()) < 0 ? from : to;
        Account second = first == from ? to : from;
        take(first);
        if (second != first) {
            take(second);
        }
        try {
            move(from, to, amount);
        } finally {
            second.taken.set(false);
            first.taken.set(false);
        }
    }

    private static void take(Account account) {
        while (!account.taken.compareAndSet(false, true)) {
            Thread.yield();
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
