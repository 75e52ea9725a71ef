package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

public class Ledger {
    private final StampedLock lock = new StampedLock();
    private final ConcurrentHashMap<String, Long> balances = new ConcurrentHashMap<>();

    public void deposit(String account, long amount) {
        look(account, amount);
        long stamp = lock.writeLock();
        try {
            balances.merge(account, amount, Long::sum);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    public void withdraw(String account, long amount) {
        look(account, amount);
        long stamp = lock.writeLock();
        try {
            if (balances.getOrDefault(account, 0L) < amount) {
                throw new IllegalStateException();
            }
            balances.merge(account, -amount, Long::sum);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    public void transfer(String from, String to, long amount) {
        look(from, amount);
        Objects.requireNonNull(to);
        long stamp = lock.writeLock();
        try {
            if (balances.getOrDefault(from, 0L) < amount) {
                throw new IllegalStateException();
            }
            balances.merge(from, -amount, Long::sum);
            balances.merge(to, amount, Long::sum);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        long stamp = lock.writeLock();
        try {
            return balances.getOrDefault(account, 0L);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    public long total() {
        long sum = 0;
        for (int attempt = 0; attempt < 3; attempt++) {
            long stamp = lock.tryOptimisticRead();
            sum = 0;
            for (long balance : balances.values()) {
                sum += balance;
            }
            if (lock.validate(stamp)) {
                return sum;
            }
        }
        return sum;
    }

    private static void look(String account, long amount) {
        Objects.requireNonNull(account);
        if (amount <= 0) {
            throw new IllegalArgumentException();
        }
    }
}
