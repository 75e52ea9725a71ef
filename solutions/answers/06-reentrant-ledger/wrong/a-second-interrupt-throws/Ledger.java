package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.locks.*;

public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        acquire();
        try {
            balances.put(account, balances.getOrDefault(account, 0L) + amount);
        } finally {
            lock.unlock();
        }
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        acquire();
        try {
            long left = balances.getOrDefault(account, 0L) - amount;
            if (left < 0) throw new IllegalStateException(account + " has too little");
            balances.put(account, left);
        } finally {
            lock.unlock();
        }
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        acquire();
        try {
            checkPositive(amount);
            withdraw(from, amount);
            deposit(to, amount);
        } finally {
            lock.unlock();
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        acquire();
        try {
            return balances.getOrDefault(account, 0L);
        } finally {
            lock.unlock();
        }
    }

    public long total() {
        acquire();
        try {
            long total = 0;
            for (long balance : balances.values()) total += balance;
            return total;
        } finally {
            lock.unlock();
        }
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) throw new IllegalArgumentException("an amount is positive: " + amount);
    }

    private void acquire() {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            try {
                lock.lockInterruptibly();
            } catch (InterruptedException again) {
                throw new IllegalStateException("interrupted twice", again);
            } finally {
                Thread.currentThread().interrupt();
            }
        }
    }
}
