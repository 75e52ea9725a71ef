package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class Ledger {
    private final ConcurrentMap<String, Map<String, Long>> book = new ConcurrentHashMap<>(Map.of("all", Map.of()));

    public void deposit(String account, long amount) {
        check(account, amount);
        change(accounts -> accounts.merge(account, amount, Long::sum));
    }

    public void withdraw(String account, long amount) {
        check(account, amount);
        change(accounts -> take(accounts, account, amount));
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(to);
        check(from, amount);
        change(accounts -> {
            take(accounts, from, amount);
            accounts.merge(to, amount, Long::sum);
        });
    }

    public long balance(String account) {
        return book.get("all").getOrDefault(Objects.requireNonNull(account), 0L);
    }

    public long total() {
        return book.get("all").values().stream().mapToLong(Long::longValue).sum();
    }

    private void change(Consumer<Map<String, Long>> step) {
        book.computeIfPresent("all", (key, before) -> {
            Map<String, Long> after = new HashMap<>(before);
            step.accept(after);
            return Collections.unmodifiableMap(after);
        });
    }

    private static void take(Map<String, Long> accounts, String account, long amount) {
        long left = accounts.getOrDefault(account, 0L) - amount;
        if (left < 0) {
            throw new IllegalStateException(account + " has too little");
        }
        accounts.put(account, left);
    }

    private static void check(String account, long amount) {
        Objects.requireNonNull(account);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
