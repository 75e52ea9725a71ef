package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** One thread alone touches the accounts; every call is a message to it. A join of a future ignores interrupts. */
public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private final ExecutorService owner = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "ledger");
        thread.setDaemon(true);
        return thread;
    });

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        ask(() -> balances.merge(account, amount, Long::sum));
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        ask(() -> take(account, amount));
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        checkPositive(amount);
        ask(() -> {
            take(from, amount);
            return balances.merge(to, amount, Long::sum);
        });
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        return ask(() -> balances.getOrDefault(account, 0L));
    }

    public long total() {
        return ask(() -> balances.values().stream().mapToLong(Long::longValue).sum());
    }

    private Long take(String account, long amount) {
        long left = balances.getOrDefault(account, 0L) - amount;
        if (left < 0) {
            throw new IllegalStateException(account + " has too little");
        }
        return balances.put(account, left);
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(question, owner).join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
