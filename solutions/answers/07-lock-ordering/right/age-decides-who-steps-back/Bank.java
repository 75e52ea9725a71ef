package interleave.lockordering;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicLong;

/** Wait or die: the older transfer waits with an account in its hand, the younger one lets go and waits with empty hands. */
public class Bank {
    private final AtomicLong ages = new AtomicLong();
    private final Runnable posting;

    public Bank(Runnable posting) {
        this.posting = requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        requireNonNull(from);
        requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
        long age = ages.incrementAndGet();
        boolean interrupted = false;
        boolean all = false;
        while (!all) {
            interrupted |= claim(from, age);
            long other = to == from ? 0 : to.claim(age);
            while (other > age) {
                interrupted |= awaitLeft(to, other);
                other = to.claim(age);
            }
            all = other == 0;
            if (!all) {
                from.leave();
                interrupted |= awaitLeft(to, other);
            }
        }
        try {
            if (from.balance() < amount) {
                throw new IllegalStateException(from.number() + " has too little");
            }
            posting.run();
            from.change(-amount);
            to.change(amount);
        } finally {
            from.leave();
            if (to != from) {
                to.leave();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean claim(Account account, long age) {
        boolean interrupted = false;
        for (long other = account.claim(age); other != 0; other = account.claim(age)) {
            interrupted |= awaitLeft(account, other);
        }
        return interrupted;
    }

    private static boolean awaitLeft(Account account, long age) {
        boolean interrupted = false;
        while (true) {
            try {
                account.awaitLeft(age);
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
