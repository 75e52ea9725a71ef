package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Whoever only looks may look together with others. */
public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        lock.writeLock().lock();
        try {
            add(account, amount);
        } finally {
            lock.writeLock().unlock();
        }
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        lock.writeLock().lock();
        try {
            checkEnough(account, amount);
            add(account, -amount);
        } finally {
            lock.writeLock().unlock();
        }
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        checkPositive(amount);
        lock.writeLock().lock();
        try {
            checkEnough(from, amount);
            add(from, -amount);
            add(to, amount);
        } finally {
            lock.writeLock().unlock();
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        lock.readLock().lock();
        try {
            return balances.getOrDefault(account, 0L);
        } finally {
            lock.readLock().unlock();
        }
    }

    public long total() {
        lock.readLock().lock();
        try {
            long total = 0;
            for (long balance : balances.values()) {
                total += balance;
            }
            return total;
        } finally {
            lock.readLock().unlock();
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
