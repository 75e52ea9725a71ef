package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class Ledger {
    private final Map<String, Long> balances = Collections.synchronizedMap(new LinkedHashMap<>());

    public void deposit(String account, long amount) {
        check(account, amount);
        balances.merge(account, amount, Long::sum);
    }

    public void withdraw(String account, long amount) {
        check(account, amount);
        balances.compute(account, (name, before) -> {
            if (before == null || before < amount) {
                throw new IllegalStateException(account + " has too little");
            }
            return before == amount ? null : before - amount;
        });
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(to, "to");
        synchronized (balances) {
            withdraw(from, amount);
            deposit(to, amount);
        }
    }

    public long balance(String account) {
        return balances.getOrDefault(Objects.requireNonNull(account), 0L);
    }

    public long total() {
        synchronized (balances) {
            return balances.values().stream().reduce(0L, Long::sum);
        }
    }

    private static void check(String account, long amount) {
        Objects.requireNonNull(account);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
