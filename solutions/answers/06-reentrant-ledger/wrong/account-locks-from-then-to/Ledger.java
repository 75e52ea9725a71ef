package interleave.reentrantledger;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

public class Ledger {
    private static final class Account {
        private long balance;
    }

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final ReadWriteLock gate = new ReentrantReadWriteLock();

    public void deposit(String name, long amount) {
        checkPositive(amount);
        Account account = account(name);
        gate.readLock().lock();
        try {
            synchronized (account) {
                account.balance += amount;
            }
        } finally {
            gate.readLock().unlock();
        }
    }

    public void withdraw(String name, long amount) {
        checkPositive(amount);
        Account account = account(name);
        gate.readLock().lock();
        try {
            synchronized (account) {
                move(name, account, new Account(), amount);
            }
        } finally {
            gate.readLock().unlock();
        }
    }

    public void transfer(String from, String to, long amount) {
        checkPositive(amount);
        Account source = account(from);
        Account target = account(to);
        gate.readLock().lock();
        try {
            synchronized (source) {
                synchronized (target) {
                    move(from, source, target, amount);
                }
            }
        } finally {
            gate.readLock().unlock();
        }
    }

    public long balance(String name) {
        Account account = account(name);
        synchronized (account) {
            return account.balance;
        }
    }

    public long total() {
        gate.writeLock().lock();
        try {
            return accounts.values().stream()
                    .mapToLong(account -> account.balance)
                    .sum();
        } finally {
            gate.writeLock().unlock();
        }
    }

    private Account account(String name) {
        return accounts.computeIfAbsent(Objects.requireNonNull(name), n -> new Account());
    }

    private static void move(String name, Account source, Account target, long amount) {
        if (source.balance < amount) {
            throw new IllegalStateException(name + " has too little");
        }
        source.balance -= amount;
        target.balance += amount;
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
