package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;

public class Ledger {
    private final Map<String, Long> balances = new ConcurrentHashMap<>();

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        balances.merge(account, amount, Long::sum);
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        balances.compute(account, (name, balance) -> {
            long left = (balance == null ? 0 : balance) - amount;
            if (left < 0) throw new IllegalStateException(account + " has too little");
            return left;
        });
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        checkPositive(amount);
        synchronized (balances) {
            withdraw(from, amount);
            deposit(to, amount);
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        synchronized (balances) {
            return balances.getOrDefault(account, 0L);
        }
    }

    public long total() {
        synchronized (balances) {
            long total = 0;
            for (long balance : balances.values()) total += balance;
            return total;
        }
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) throw new IllegalArgumentException("an amount is positive: " + amount);
    }

}
