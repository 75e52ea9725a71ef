package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A lock for readers and writers, made of wait and notify. */
public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private int readers;
    private boolean writing;

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        beginWriting();
        try {
            add(account, amount);
        } finally {
            endWriting();
        }
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        beginWriting();
        try {
            add(account, -amount);
        } finally {
            endWriting();
        }
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        checkPositive(amount);
        beginWriting();
        try {
            add(from, -amount);
            add(to, amount);
        } finally {
            endWriting();
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        beginReading();
        try {
            return balances.getOrDefault(account, 0L);
        } finally {
            endReading();
        }
    }

    public long total() {
        beginReading();
        try {
            return balances.values().stream().mapToLong(Long::longValue).sum();
        } finally {
            endReading();
        }
    }

    private synchronized void beginReading() {
        while (writing) {
            try {
                wait();
            } catch (InterruptedException e) {
                // A reader has no reason to leave.
            }
        }
        readers++;
    }

    private synchronized void endReading() {
        readers--;
        notifyAll();
    }

    private synchronized void beginWriting() {
        boolean interrupted = false;
        while (writing || readers > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        writing = true;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void endWriting() {
        writing = false;
        notifyAll();
    }

    private void add(String account, long amount) {
        long next = balances.getOrDefault(account, 0L) + amount;
        if (next < 0) {
            throw new IllegalStateException(account + " has too little");
        }
        balances.put(account, next);
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
