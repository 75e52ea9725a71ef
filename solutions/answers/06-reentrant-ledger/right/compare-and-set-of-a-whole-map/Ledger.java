package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The accounts are a map that nobody changes; a call makes the next one and tries to put it in the place of the last. */
public class Ledger {
    private final AtomicReference<Map<String, Long>> balances = new AtomicReference<>(Map.of());

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        change(next -> next.merge(account, amount, Long::sum));
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        change(next -> take(next, account, amount));
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        checkPositive(amount);
        change(next -> {
            take(next, from, amount);
            next.merge(to, amount, Long::sum);
        });
    }

    public long balance(String account) {
        return balances.get().getOrDefault(Objects.requireNonNull(account), 0L);
    }

    public long total() {
        return balances.get().values().stream().mapToLong(Long::longValue).sum();
    }

    private void change(Consumer<Map<String, Long>> step) {
        while (true) {
            Map<String, Long> last = balances.get();
            Map<String, Long> next = new HashMap<>(last);
            step.accept(next);
            if (balances.compareAndSet(last, next)) {
                return;
            }
        }
    }

    private static void take(Map<String, Long> balances, String account, long amount) {
        long left = balances.getOrDefault(account, 0L) - amount;
        if (left < 0) {
            throw new IllegalStateException(account + " has too little");
        }
        balances.put(account, left);
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
