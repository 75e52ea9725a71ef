package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

public class Ledger {
    private static final class Account extends ReentrantLock {
        private static final long serialVersionUID = 1;
        private long balance;
    }

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final ReentrantReadWriteLock all = new ReentrantReadWriteLock();

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        all.readLock().lock();
        Account it = account(account);
        it.lock();
        it.balance += amount;
        it.unlock();
        all.readLock().unlock();
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        all.readLock().lock();
        Account it = account(account);
        it.lock();
        try {
            if (it.balance < amount) throw new IllegalStateException(account + " has too little");
            it.balance -= amount;
        } finally {
            it.unlock();
            all.readLock().unlock();
        }
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        checkPositive(amount);
        all.readLock().lock();
        boolean inOrder = from.compareToIgnoreCase(to) <= 0;
        Account giver = account(from);
        Account taker = account(to);
        Account first = inOrder ? giver : taker;
        Account second = inOrder ? taker : giver;
        first.lock();
        second.lock();
        try {
            if (giver.balance < amount) throw new IllegalStateException(from + " has too little");
            giver.balance -= amount;
            taker.balance += amount;
        } finally {
            second.unlock();
            first.unlock();
            all.readLock().unlock();
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        all.writeLock().lock();
        try {
            Account it = accounts.get(account);
            return it == null ? 0 : it.balance;
        } finally {
            all.writeLock().unlock();
        }
    }

    public long total() {
        all.writeLock().lock();
        try {
            long total = 0;
            for (Account it : accounts.values()) total += it.balance;
            return total;
        } finally {
            all.writeLock().unlock();
        }
    }

    private Account account(String name) {
        return accounts.computeIfAbsent(name, key -> new Account());
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) throw new IllegalArgumentException("an amount is positive: " + amount);
    }
}
