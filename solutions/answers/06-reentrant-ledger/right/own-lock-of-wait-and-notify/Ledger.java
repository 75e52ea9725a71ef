package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private final Mutex mutex = new Mutex();

    public void deposit(String account, long amount) {
        check(account, amount);
        mutex.lock();
        try {
            add(account, amount);
        } finally {
            mutex.unlock();
        }
    }

    public void withdraw(String account, long amount) {
        check(account, amount);
        mutex.lock();
        try {
            take(account, amount);
        } finally {
            mutex.unlock();
        }
    }

    public void transfer(String from, String to, long amount) {
        check(from, amount);
        check(to, amount);
        mutex.lock();
        try {
            take(from, amount);
            add(to, amount);
        } finally {
            mutex.unlock();
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        mutex.lock();
        try {
            return balances.getOrDefault(account, 0L);
        } finally {
            mutex.unlock();
        }
    }

    public long total() {
        mutex.lock();
        try {
            return balances.values().stream().mapToLong(Long::longValue).sum();
        } finally {
            mutex.unlock();
        }
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
