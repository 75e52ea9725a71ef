package interleave.reentrantledger;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

public class Ledger {
    private final Map<String, AtomicLong> balances = new ConcurrentHashMap<>();

    public void deposit(String account, long amount) {
        checkPositive(amount);
        of(account).addAndGet(amount);
    }

    public void withdraw(String account, long amount) {
        checkPositive(amount);
        AtomicLong balance = of(account);
        if (balance.get() < amount) {
            throw new IllegalStateException(account + " has too little");
        }
        balance.addAndGet(-amount);
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(to);
        withdraw(from, amount);
        deposit(to, amount);
    }

    public long balance(String account) {
        return of(account).get();
    }

    public long total() {
        return balances.values().stream().mapToLong(AtomicLong::get).sum();
    }

    private AtomicLong of(String account) {
        return balances.computeIfAbsent(Objects.requireNonNull(account), a -> new AtomicLong());
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
