package interleave.lockordering;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Takes both accounts in one step, or none. */
public class Bank {
    private final Runnable posting;
    private final Set<String> busy = new HashSet<>();

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
        boolean interrupted = false;
        synchronized (busy) {
            while (busy.contains(from.number()) || busy.contains(to.number())) {
                try {
                    busy.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            busy.add(from.number());
            busy.add(to.number());
        }
        try {
            move(from, to, amount);
        } finally {
            synchronized (busy) {
                busy.remove(from.number());
                busy.remove(to.number());
                busy.notifyAll();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
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
