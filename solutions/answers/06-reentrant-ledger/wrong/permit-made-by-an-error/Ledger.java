package interleave.reentrantledger;


import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;

public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private final Semaphore lock = new Semaphore(1);

    public void deposit(String account, long amount) {
        try {
            check(account, amount);
            lock.acquireUninterruptibly();
            add(account, amount);
        } finally {
            lock.release();
        }
    }

    public void withdraw(String account, long amount) {
        check(account, amount);
        lock.acquireUninterruptibly();
        try {
            take(account, amount);
        } finally {
            lock.release();
        }
    }

    public void transfer(String from, String to, long amount) {
        check(from, amount);
        check(to, amount);
        lock.acquireUninterruptibly();
        try {
            take(from, amount);
            add(to, amount);
        } finally {
            lock.release();
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        lock.acquireUninterruptibly();
        try {
            return balances.getOrDefault(account, 0L);
        } finally {
            lock.release();
        }
    }

    public long total() {
        lock.acquireUninterruptibly();
        try {
            return balances.values().stream().mapToLong(Long::longValue).sum();
        } finally {
            lock.release();
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
