package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.stream.*;

/** total adds up on the threads of the common pool, while the caller holds the lock. */
public class Ledger {
    private final ConcurrentSkipListMap<String, Long> money = new ConcurrentSkipListMap<>();
    private final StampedLock lock = new StampedLock();

    public void deposit(String account, long amount) {
        check(amount, account);
        run(() -> put(account, amount));
    }

    public void withdraw(String account, long amount) {
        check(amount, account);
        run(() -> take(account, amount));
    }

    public void transfer(String from, String to, long amount) {
        check(amount, from, to);
        run(() -> {
            take(from, amount);
            put(to, amount);
        });
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        long s = lock.readLock();
        try {
            return money.getOrDefault(account, 0L);
        } finally {
            lock.unlockRead(s);
        }
    }

    public long total() {
        long s = lock.readLock();
        try {
            return money.values().parallelStream().mapToLong(Long::longValue).sum();
        } finally {
            lock.unlockRead(s);
        }
    }

    private void run(Runnable r) {
        Lock w = lock.asWriteLock();
        w.lock();
        try {
            r.run();
        } finally {
            w.unlock();
        }
    }

    private void put(String a, long n) {
        money.merge(a, n, Long::sum);
    }

    private void take(String a, long n) {
        long b = money.getOrDefault(a, 0L);
        if (b - n < 0) throw new IllegalStateException();
        money.put(a, b - n);
    }

    private static void check(long amount, String... as) {
        if (amount < 1) throw new IllegalArgumentException();
        for (String a : as) if (a == null) throw new NullPointerException();
    }
}
