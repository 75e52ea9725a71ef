package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.locks.*;

public class Ledger {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Long> balances = new HashMap<>();

    public void deposit(String account, long amount) {
        look(account, amount);
        lock.lock();
        try {
            balances.merge(account, amount, Long::sum);
        } finally {
            lock.unlock();
        }
    }

    public void withdraw(String account, long amount) {
        look(account, amount);
        lock.lock();
        try {
            if (balances.getOrDefault(account, 0L) < amount) {
                throw new IllegalStateException();
            }
            balances.merge(account, -amount, Long::sum);
        } finally {
            lock.unlock();
        }
    }

    public void transfer(String from, String to, long amount) {
        look(from, amount);
        Objects.requireNonNull(to);
        lock.lock();
        try {
            if (balances.getOrDefault(from, 0L) < amount) {
                throw new IllegalStateException();
            }
            balances.merge(from, -amount, Long::sum);
            balances.merge(to, amount, Long::sum);
        } finally {
            lock.unlock();
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        lock.lock();
        try {
            return balances.getOrDefault(account, 0L);
        } finally {
            lock.unlock();
        }
    }

    public long total() {
        lock.lock();
        try {
            return balances.values().stream().mapToInt(Long::intValue).sum();
        } finally {
            lock.unlock();
        }
    }

    private static void look(String account, long amount) {
        Objects.requireNonNull(account);
        if (amount <= 0) {
            throw new IllegalArgumentException();
        }
    }
}
