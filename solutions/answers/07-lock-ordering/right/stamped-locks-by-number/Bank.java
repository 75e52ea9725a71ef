package interleave.lockordering;

import java.util.Objects;
import java.util.concurrent.locks.StampedLock;

public class Bank {
    private final Runnable posting;

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("not positive: " + amount);
        }
        int order = from.number().compareTo(to.number());
        StampedLock low = (order < 0 ? from : to).lock;
        StampedLock high = (order < 0 ? to : from).lock;
        long lowStamp = low.writeLock();
        try {
            long highStamp = order == 0 ? 0 : high.writeLock();
            try {
                move(from, to, amount);
            } finally {
                if (order != 0) {
                    high.unlockWrite(highStamp);
                }
            }
        } finally {
            low.unlockWrite(lowStamp);
        }
    }

    private void move(Account from, Account to, long amount) {
        if (from.balance < amount) {
            throw new IllegalStateException(from.number() + " has too little");
        }
        posting.run();
        from.balance -= amount;
        to.balance += amount;
    }
}
