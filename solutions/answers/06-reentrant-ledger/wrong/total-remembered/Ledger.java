package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private volatile boolean changed;
    private volatile long total;

    public void deposit(String account, long amount) {
        check(account, amount);
        changed = true;
        synchronized (balances) {
            balances.merge(account, amount, Long::sum);
        }
    }

    public void withdraw(String account, long amount) {
        check(account, amount);
        changed = true;
        synchronized (balances) {
            long left = balances.getOrDefault(account, 0L) - amount;
            if (left < 0) {
                throw new IllegalStateException(account + " has too little");
            }
            balances.put(account, left);
        }
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(to);
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
            if (changed) {
                changed = false;
                total = balances.values().stream().mapToLong(Long::longValue).sum();
            }
            return total;
        }
    }

    private static void check(String account, long amount) {
        Objects.requireNonNull(account);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
