package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();

    public synchronized void deposit(String account, long amount) {
        checkPositive(amount);
        balances.merge(Objects.requireNonNull(account), amount, Long::sum);
    }

    public synchronized void withdraw(String account, long amount) {
        checkPositive(amount);
        long left = balance(account) - amount;
        balances.put(account, left);
    }

    public synchronized void transfer(String from, String to, long amount) {
        Objects.requireNonNull(to);
        withdraw(from, amount);
        deposit(to, amount);
    }

    public synchronized long balance(String account) {
        return balances.getOrDefault(Objects.requireNonNull(account), 0L);
    }

    public synchronized long total() {
        return balances.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
