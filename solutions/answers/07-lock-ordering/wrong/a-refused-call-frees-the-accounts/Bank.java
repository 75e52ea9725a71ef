package interleave.lockordering;

import java.util.*;

public class Bank {
    private final Runnable posting;
    private final Set<Account> busy = Collections.newSetFromMap(new IdentityHashMap<>());

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        try {
            if (amount <= 0) {
                throw new IllegalArgumentException();
            }
            claim(from, to);
            if (from.balance < amount) {
                throw new IllegalStateException();
            }
            posting.run();
            from.balance -= amount;
            to.balance += amount;
        } finally {
            synchronized (busy) {
                busy.remove(from);
                busy.remove(to);
                busy.notifyAll();
            }
        }
    }

    private void claim(Account from, Account to) {
        boolean interrupted = false;
        synchronized (busy) {
            while (busy.contains(from) || busy.contains(to)) {
                try {
                    busy.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            busy.add(from);
            busy.add(to);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
