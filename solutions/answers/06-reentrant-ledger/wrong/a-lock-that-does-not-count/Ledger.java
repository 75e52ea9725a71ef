package interleave.reentrantledger;

import java.util.*;

public class Ledger {
    private final Object monitor = new Object();
    private final Map<String, Long> balances = new HashMap<>();
    private Thread owner;

    public void deposit(String account, long amount) {
        look(account, amount);
        lock();
        try {
            balances.merge(account, amount, Long::sum);
        } finally {
            unlock();
        }
    }

    public void withdraw(String account, long amount) {
        look(account, amount);
        lock();
        try {
            if (balances.getOrDefault(account, 0L) < amount) {
                throw new IllegalStateException();
            }
            balances.merge(account, -amount, Long::sum);
        } finally {
            unlock();
        }
    }

    public void transfer(String from, String to, long amount) {
        look(from, amount);
        Objects.requireNonNull(to);
        lock();
        try {
            withdraw(from, amount);
            deposit(to, amount);
        } finally {
            unlock();
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        lock();
        try {
            return balances.getOrDefault(account, 0L);
        } finally {
            unlock();
        }
    }

    public long total() {
        lock();
        try {
            long sum = 0;
            for (long balance : balances.values()) {
                sum += balance;
            }
            return sum;
        } finally {
            unlock();
        }
    }

    private void lock() {
        Thread me = Thread.currentThread();
        boolean interrupted = false;
        synchronized (monitor) {
            while (owner != null && owner != me) {
                try {
                    monitor.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            owner = me;
        }
        if (interrupted) {
            me.interrupt();
        }
    }

    private void unlock() {
        synchronized (monitor) {
            owner = null;
            monitor.notifyAll();
        }
    }

    private static void look(String account, long amount) {
        Objects.requireNonNull(account);
        if (amount <= 0) {
            throw new IllegalArgumentException();
        }
    }
}
