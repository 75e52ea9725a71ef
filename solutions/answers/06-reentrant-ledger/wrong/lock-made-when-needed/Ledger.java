package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private volatile Lock lock;

    private Lock lock() {
        if (lock == null) {
            lock = new ReentrantLock();
        }
        lock.lock();
        return lock;
    }

    public void deposit(String account, long amount) {
        check(account, amount);
        Lock held = lock();
        try {
            balances.merge(account, amount, Long::sum);
        } finally {
            held.unlock();
        }
    }

    public void withdraw(String account, long amount) {
        check(account, amount);
        Lock held = lock();
        try {
            long left = balance(account) - amount;
            if (left < 0) {
                throw new IllegalStateException(account + " has too little");
            }
            balances.put(account, left);
        } finally {
            held.unlock();
        }
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(to);
        Lock held = lock();
        try {
            withdraw(from, amount);
            deposit(to, amount);
        } finally {
            held.unlock();
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        Lock held = lock();
        try {
            return balances.getOrDefault(account, 0L);
        } finally {
            held.unlock();
        }
    }

    public long total() {
        Lock held = lock();
        try {
            return balances.values().stream().mapToLong(Long::longValue).sum();
        } finally {
            held.unlock();
        }
    }

    private static void check(String account, long amount) {
        Objects.requireNonNull(account);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
