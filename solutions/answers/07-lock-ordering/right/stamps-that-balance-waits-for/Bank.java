package interleave.lockordering;

import java.util.*;
import java.util.concurrent.locks.*;

/** Write stamps in the order of age; a view of the lock for the one, a stamp for the other. */
public class Bank {
    private final Runnable posting;

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Account older = from.age < to.age ? from : to;
        Account younger = older == from ? to : from;
        if (amount <= 0) {
            throw new IllegalArgumentException();
        }
        Lock view = older.lock.asWriteLock();
        view.lock();
        try {
            long stamp = younger == older ? 0 : younger.lock.writeLock();
            try {
                move(from, to, amount);
            } finally {
                if (stamp != 0) {
                    younger.lock.unlockWrite(stamp);
                }
            }
        } finally {
            view.unlock();
        }
    }

    private void move(Account from, Account to, long amount) {
        long left = from.peek() - amount;
        if (left < 0) {
            throw new IllegalStateException();
        }
        posting.run();
        from.poke(left);
        to.poke(to.peek() + amount);
    }
}
