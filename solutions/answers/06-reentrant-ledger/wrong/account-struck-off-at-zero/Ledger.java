package interleave.reentrantledger;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Deposits and withdrawals share the ledger and lock one account each; transfers and sums have the ledger for themselves. */
public class Ledger {
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        lock.readLock().lock();
        try {
            add(account, amount);
        } finally {
            lock.readLock().unlock();
        }
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        lock.readLock().lock();
        try {
            take(account, amount);
        } finally {
            lock.readLock().unlock();
        }
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        checkPositive(amount);
        lock.writeLock().lock();
        try {
            take(from, amount);
            add(to, amount);
        } finally {
            lock.writeLock().unlock();
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        lock.writeLock().lock();
        try {
            Account found = accounts.get(account);
            return found == null ? 0 : found.balance;
        } finally {
            lock.writeLock().unlock();
        }
    }

    public long total() {
        lock.writeLock().lock();
        try {
            return accounts.values().stream().mapToLong(account -> account.balance).sum();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void add(String name, long amount) {
        Account account = accounts.computeIfAbsent(name, unused -> new Account());
        synchronized (account) {
            account.balance += amount;
        }
    }

    private void take(String name, long amount) {
        Account account = accounts.get(name);
        if (account == null) {
            throw new IllegalStateException(name + " has nothing");
        }
        synchronized (account) {
            if (account.balance < amount) {
                throw new IllegalStateException(name + " has too little");
            }
            account.balance -= amount;
            if (account.balance == 0) {
                accounts.remove(name, account);
            }
        }
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }

    private static final class Account {
        long balance;
    }
}
