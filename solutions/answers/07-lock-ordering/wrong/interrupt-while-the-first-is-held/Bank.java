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
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
        boolean ordered = from.number().compareTo(to.number()) < 0;
        boolean interrupted = lock(ordered ? from : to, ordered ? to : from);
        try {
            if (from.balance() < amount) {
                throw new IllegalStateException(from.number() + " has too little");
            }
            posting.run();
            from.change(-amount);
            to.change(amount);
        } finally {
            from.lock.unlock();
            to.lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean lock(Account first, Account second) {
        boolean interrupted = false;
        while (true) {
            try {
                first.lock.lockInterruptibly();
                second.lock.lockInterruptibly();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
