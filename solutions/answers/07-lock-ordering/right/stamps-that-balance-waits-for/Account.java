package interleave.lockordering;

import java.util.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Account {
    private static final AtomicLong AGES = new AtomicLong();

    private final String number;
    final long age = AGES.getAndIncrement();
    final StampedLock lock = new StampedLock();
    private long balance;

    public Account(String number, long opening) {
        this.number = Objects.requireNonNull(number);
        long stamp = lock.tryWriteLock();
        this.balance = opening;
        lock.unlockWrite(stamp);
    }

    public String number() {
        return number;
    }

    /** Waits while a transfer is in progress. */
    public long balance() {
        long stamp = lock.readLock();
        try {
            return balance;
        } finally {
            lock.unlockRead(stamp);
        }
    }

    long peek() {
        return balance;
    }

    void poke(long newBalance) {
        balance = newBalance;
    }
}
