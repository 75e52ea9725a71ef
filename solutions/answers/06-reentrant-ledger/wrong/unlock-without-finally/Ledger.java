package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        lock.lock();
        add(account, amount);
        lock.unlock();
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        lock.lock();
        checkEnough(account, amount);
        add(account, -amount);
        lock.unlock();
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        checkPositive(amount);
        lock.lock();
        checkEnough(from, amount);
        add(from, -amount);
        add(to, amount);
        lock.unlock();
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        lock.lock();
        long balance = balances.getOrDefault(account, 0L);
        lock.unlock();
        return balance;
    }

    public long total() {
        lock.lock();
        long total = 0;
        for (long balance : balances.values()) {
            total += balance;
        }
        lock.unlock();
        return total;
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
