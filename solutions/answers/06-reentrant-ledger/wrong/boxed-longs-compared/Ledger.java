package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class Ledger {
    private final ConcurrentMap<String, AtomicReference<Long>> balances = new ConcurrentHashMap<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    public void deposit(String account, long amount) {
        check(account, amount);
        lock.readLock().lock();
        try {
            long before;
            do {
                before = cell(account).get();
            } while (!cell(account).compareAndSet(before, before + amount));
        } finally {
            lock.readLock().unlock();
        }
    }

    public void withdraw(String account, long amount) {
        check(account, amount);
        lock.readLock().lock();
        try {
            long before;
            do {
                before = cell(account).get();
                if (before < amount) {
                    throw new IllegalStateException(account + " has too little");
                }
            } while (!cell(account).compareAndSet(before, before - amount));
        } finally {
            lock.readLock().unlock();
        }
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(to);
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
        lock.writeLock().lock();
        try {
            return cell(account).get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    public long total() {
        lock.writeLock().lock();
        try {
            return balances.values().stream().mapToLong(cell -> cell.get()).sum();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private AtomicReference<Long> cell(String account) {
        return balances.computeIfAbsent(account, name -> new AtomicReference<>(0L));
    }

    private static void check(String account, long amount) {
        Objects.requireNonNull(account);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
