package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/** The semaphore is taken once by each public method; the private ones never touch it. */
public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private final Semaphore lock = new Semaphore(1);

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        lock.acquireUninterruptibly();
        try {
            add(account, amount);
        } finally {
            lock.release();
        }
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        lock.acquireUninterruptibly();
        try {
            checkEnough(account, amount);
            add(account, -amount);
        } finally {
            lock.release();
        }
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        checkPositive(amount);
        lock.acquireUninterruptibly();
        try {
            checkEnough(from, amount);
            add(from, -amount);
            add(to, amount);
        } finally {
            lock.release();
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        lock.acquireUninterruptibly();
        try {
            return balances.getOrDefault(account, 0L);
        } finally {
            lock.release();
        }
    }

    public long total() {
        lock.acquireUninterruptibly();
        try {
            long total = 0;
            for (long balance : balances.values()) {
                total += balance;
            }
            return total;
        } finally {
            lock.release();
        }
    }

    private void add(String account, long amount) {
        balances.merge(account, amount, Long::sum);
    }

    private void checkEnough(String account, long amount) {
        if (balances.getOrDefault(account, 0L) < amount) {
            throw new IllegalStateException(account + " has too little");
        }
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
