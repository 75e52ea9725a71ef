package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Ledger {
    private final Map<String, Object> locks = Collections.synchronizedMap(new IdentityHashMap<>());
    private final ConcurrentHashMap<String, Long> money = new ConcurrentHashMap<>();
    private final ReentrantReadWriteLock all = new ReentrantReadWriteLock();

    private Object lock(String a) {
        return locks.computeIfAbsent(a, k -> new Object());
    }

    private static void check(long n, String... as) {
        for (String a : as) Objects.requireNonNull(a);
        if (n <= 0) throw new IllegalArgumentException();
    }

    private void take(String a, long n) {
        long left = money.getOrDefault(a, 0L) - n;
        if (left < 0) throw new IllegalStateException();
        money.put(a, left);
    }

    private void give(String a, long n) {
        money.put(a, money.getOrDefault(a, 0L) + n);
    }

    public void deposit(String account, long amount) {
        check(amount, account);
        all.readLock().lock();
        try {
            synchronized (lock(account)) {
                give(account, amount);
            }
        } finally {
            all.readLock().unlock();
        }
    }

    public void withdraw(String account, long amount) {
        check(amount, account);
        all.readLock().lock();
        try {
            synchronized (lock(account)) {
                take(account, amount);
            }
        } finally {
            all.readLock().unlock();
        }
    }

    public void transfer(String from, String to, long amount) {
        check(amount, from, to);
        all.writeLock().lock();
        try {
            take(from, amount);
            give(to, amount);
        } finally {
            all.writeLock().unlock();
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        all.writeLock().lock();
        try {
            return money.getOrDefault(account, 0L);
        } finally {
            all.writeLock().unlock();
        }
    }

    public long total() {
        all.writeLock().lock();
        try {
            return money.values().stream().mapToLong(x -> x).sum();
        } finally {
            all.writeLock().unlock();
        }
    }
}
