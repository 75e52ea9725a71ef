package interleave.reentrantledger;


import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    public void deposit(String account, long amount) {
        check(account, amount);
        lock.lock();
        try {
            add(account, amount);
        } finally {
            lock.unlock();
        }
    }

    public void withdraw(String account, long amount) {
        check(account, amount);
        lock.lock();
        try {
            take(account, amount);
        } finally {
            lock.unlock();
        }
    }

    public void transfer(String from, String to, long amount) {
        check(from, amount);
        check(to, amount);
        lock.lock();
        try {
            take(from, amount);
            add(to, amount);
        } finally {
            lock.unlock();
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        lock.lock();
        try {
            return balances.getOrDefault(account, 0L);
        } finally {
            lock.unlock();
        }
    }

    public long total() {
        java.util.List<String> names;
        lock.lock();
        try {
            names = new java.util.ArrayList<>(balances.keySet());
        } finally {
            lock.unlock();
        }
        return names.stream().mapToLong(this::balance).sum();
    }

    private void add(String account, long amount) {
        balances.merge(account, amount, Long::sum);
    }

    private void take(String account, long amount) {
        long left = balances.getOrDefault(account, 0L) - amount;
        if (left < 0) {
            throw new IllegalStateException(account + " has too little");
        }
        balances.put(account, left);
    }

    private static void check(String account, long amount) {
        Objects.requireNonNull(account);
        if (amount <= 0) {
            throw new IllegalArgumentException("not positive: " + amount);
        }
    }
}
