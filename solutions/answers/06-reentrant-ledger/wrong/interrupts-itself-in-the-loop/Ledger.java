package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private final Semaphore lock = new Semaphore(1);

    private void acquire() {
        while (true) {
            try {
                lock.acquire();
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public void deposit(String account, long amount) {
        check(account, amount);
        acquire();
        try {
            balances.merge(account, amount, Long::sum);
        } finally {
            lock.release();
        }
    }

    public void withdraw(String account, long amount) {
        check(account, amount);
        acquire();
        try {
            take(account, amount);
        } finally {
            lock.release();
        }
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(to);
        check(from, amount);
        acquire();
        try {
            take(from, amount);
            balances.merge(to, amount, Long::sum);
        } finally {
            lock.release();
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        acquire();
        try {
            return balances.getOrDefault(account, 0L);
        } finally {
            lock.release();
        }
    }

    public long total() {
        acquire();
        try {
            return balances.values().stream().mapToLong(Long::longValue).sum();
        } finally {
            lock.release();
        }
    }

    private void take(String account, long amount) {
        long left = balances.getOrDefault(account, 0L) - amount;
        if (left < 0) {
            throw new IllegalStateException(account + " has too little");
        }
        balances.put(account, left);
    }

    private static void check(String account, long amount) {
        Objects.requireNonNull(account);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
