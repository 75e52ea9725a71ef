package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private final Semaphore permit = new Semaphore(1);

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        alone(() -> add(account, amount));
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        alone(() -> add(account, -amount));
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        checkPositive(amount);
        alone(() -> {
            add(from, -amount);
            return add(to, amount);
        });
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        return alone(() -> balances.getOrDefault(account, 0L));
    }

    public long total() {
        return alone(() -> balances.values().stream().mapToLong(Long::longValue).sum());
    }

    private long alone(LongSupplier call) {
        boolean interrupted = false;
        while (true) {
            try {
                permit.acquire();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        long answer;
        try {
            answer = call.getAsLong();
        } finally {
            permit.release();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }

    private long add(String account, long amount) {
        long next = balances.getOrDefault(account, 0L) + amount;
        if (next < 0) {
            throw new IllegalStateException(account + " has too little");
        }
        balances.put(account, next);
        return next;
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
