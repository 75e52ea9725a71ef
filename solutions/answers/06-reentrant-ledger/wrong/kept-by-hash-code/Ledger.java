package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class Ledger {
    private final Map<Integer, Long> balances = new HashMap<>();

    public synchronized void deposit(String account, long amount) {
        check(account, amount);
        balances.merge(account.hashCode(), amount, Long::sum);
    }

    public synchronized void withdraw(String account, long amount) {
        check(account, amount);
        long left = balance(account) - amount;
        if (left < 0) {
            throw new IllegalStateException(account + " has too little");
        }
        balances.put(account.hashCode(), left);
    }

    public synchronized void transfer(String from, String to, long amount) {
        Objects.requireNonNull(to);
        withdraw(from, amount);
        deposit(to, amount);
    }

    public synchronized long balance(String account) {
        return balances.getOrDefault(account.hashCode(), 0L);
    }

    public synchronized long total() {
        return balances.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void check(String account, long amount) {
        Objects.requireNonNull(account);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
