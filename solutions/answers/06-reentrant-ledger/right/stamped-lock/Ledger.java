package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.StampedLock;

/** A stamped lock is not re-entrant either, and belongs to no thread. */
public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private final StampedLock lock = new StampedLock();

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        long stamp = lock.writeLock();
        try {
            add(account, amount);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        long stamp = lock.writeLock();
        try {
            checkEnough(account, amount);
            add(account, -amount);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        checkPositive(amount);
        long stamp = lock.writeLock();
        try {
            checkEnough(from, amount);
            add(from, -amount);
            add(to, amount);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        long stamp = lock.readLock();
        try {
            return balances.getOrDefault(account, 0L);
        } finally {
            lock.unlockRead(stamp);
        }
    }

    public long total() {
        long stamp = lock.readLock();
        try {
            long total = 0;
            for (long balance : balances.values()) {
                total += balance;
            }
            return total;
        } finally {
            lock.unlockRead(stamp);
        }
    }

    private void add(String account, long amount) {
        balances.merge(account, amount, Long::sum);
    }

    private void checkEnough(String account, long amount) {
        if (balances.getOrDefault(account, 0L) < amount) {
            throw new IllegalStateException(account + " has too little");
        }
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
