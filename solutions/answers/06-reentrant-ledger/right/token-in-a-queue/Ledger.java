package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Whoever has the token may touch the accounts; interrupts are put off. */
public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private final BlockingQueue<Object> token = new ArrayBlockingQueue<>(1);

    public Ledger() {
        token.add(new Object());
    }

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        Object taken = take();
        try {
            add(account, amount);
        } finally {
            token.add(taken);
        }
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        Object taken = take();
        try {
            checkEnough(account, amount);
            add(account, -amount);
        } finally {
            token.add(taken);
        }
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        checkPositive(amount);
        Object taken = take();
        try {
            checkEnough(from, amount);
            add(from, -amount);
            add(to, amount);
        } finally {
            token.add(taken);
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        Object taken = take();
        try {
            return balances.getOrDefault(account, 0L);
        } finally {
            token.add(taken);
        }
    }

    public long total() {
        Object taken = take();
        try {
            long total = 0;
            for (long balance : balances.values()) {
                total += balance;
            }
            return total;
        } finally {
            token.add(taken);
        }
    }

    private Object take() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return token.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void add(String account, long amount) {
        balances.merge(account, amount, Long::sum);
    }

    private void checkEnough(String account, long amount) {
        if (balances.getOrDefault(account, 0L) < amount) {
            throw new IllegalStateException(account + " has too little");
        }
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
