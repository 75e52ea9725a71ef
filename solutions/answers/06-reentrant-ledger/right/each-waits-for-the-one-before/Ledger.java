package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class Ledger {
    private record Entry(String account, long amount) {}

    private final Queue0 queue = new Queue0();
    private final Map<String, Entry> entries = new HashMap<>();

    public void deposit(String account, long amount) {
        check(account, amount);
        queue.inTurn(() -> add(account, amount));
    }

    public void withdraw(String account, long amount) {
        check(account, amount);
        queue.inTurn(() -> add(account, -amount));
    }

    public void transfer(String from, String to, long amount) {
        check(from, amount);
        Objects.requireNonNull(to);
        queue.inTurn(() -> {
            add(from, -amount);
            return add(to, amount);
        });
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        return queue.inTurn(() -> has(account));
    }

    public long total() {
        return queue.inTurn(
                () -> entries.values().stream().mapToLong(Entry::amount).sum());
    }

    private long has(String account) {
        Entry entry = entries.get(account);
        return entry == null ? 0 : entry.amount();
    }

    private Entry add(String account, long amount) {
        long sum = has(account) + amount;
        if (sum < 0) {
            throw new IllegalStateException(account + " has too little");
        }
        return entries.put(account, new Entry(account, sum));
    }

    private static void check(String account, long amount) {
        Objects.requireNonNull(account);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
