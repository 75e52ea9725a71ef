package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();

    public synchronized void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        balances.put(account, balance(account) + amount);
    }

    public synchronized void withdraw(String account, long amount) {
        checkPositive(amount);
        if (balance(account) < amount) {
            throw new IllegalStateException("too little");
        }
        balances.put(account, balance(account) - amount);
    }

    public synchronized void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        withdraw(from, amount);
        deposit(to, amount);
    }

    public synchronized long balance(String account) {
        return balances.getOrDefault(Objects.requireNonNull(account), 0L);
    }

    public synchronized long total() {
        long sum = 0;
        for (long balance : balances.values()) {
            sum += balance;
        }
        return sum;
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("not positive");
        }
    }
}
