package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Who has waited for a tenth of a second gives up. */
public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock(true);

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        await();
        try {
            add(account, amount);
        } finally {
            lock.unlock();
        }
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        await();
        try {
            checkEnough(account, amount);
            add(account, -amount);
        } finally {
            lock.unlock();
        }
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        checkPositive(amount);
        await();
        try {
            withdraw(from, amount);
            deposit(to, amount);
        } finally {
            lock.unlock();
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        await();
        try {
            return balances.getOrDefault(account, 0L);
        } finally {
            lock.unlock();
        }
    }

    public long total() {
        await();
        try {
            long total = 0;
            for (long balance : balances.values()) {
                total += balance;
            }
            return total;
        } finally {
            lock.unlock();
        }
    }

    private void await() {
        boolean interrupted = false;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
        try {
            while (true) {
                try {
                    if (lock.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return;
                    }
                    throw new IllegalStateException("the ledger is busy");
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
