package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    public void deposit(String account, long amount) {
        check(account, amount);
        add(account, amount);
    }

    public void withdraw(String account, long amount) {
        check(account, amount);
        if (balance(account) < amount) {
            throw new IllegalStateException(account + " has too little");
        }
        add(account, -amount);
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(to);
        check(from, amount);
        lock.writeLock().lock();
        try {
            withdraw(from, amount);
            deposit(to, amount);
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
            return balances.values().stream().mapToLong(Long::longValue).sum();
        } finally {
            lock.readLock().unlock();
        }
    }

    private void add(String account, long amount) {
        lock.writeLock().lock();
        try {
            balances.merge(account, amount, Long::sum);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static void check(String account, long amount) {
        Objects.requireNonNull(account);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
