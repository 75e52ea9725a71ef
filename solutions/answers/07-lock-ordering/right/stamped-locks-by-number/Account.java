package interleave.lockordering;

import java.util.concurrent.locks.StampedLock;

public class Account {
    private final String number;
    long balance;
    final StampedLock lock = new StampedLock();

    public Account(String number, long opening) {
        this.number = java.util.Objects.requireNonNull(number);
        this.balance = opening;
    }

    public String number() {
        return number;
    }

    public long balance() {
        long stamp = lock.tryOptimisticRead();
        long seen = balance;
        if (!lock.validate(stamp)) {
            stamp = lock.readLock();
            try {
                seen = balance;
            } finally {
                lock.unlockRead(stamp);
            }
        }
        return seen;
    }
}
