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
        if (amount <= 0) throw new IllegalArgumentException();
        Account first = from.number().compareTo(to.number()) < 0 ? from : to;
        Account second = first == from ? to : from;
        boolean interrupted = first.take();
        try {
            interrupted |= second.take();
            try {
                if (from.balance < amount) throw new IllegalStateException();
                posting.run();
                from.balance -= amount;
                to.balance += amount;
            } finally {
                second.lock.unlock();
            }
        } finally {
            first.lock.unlock();
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
