package interleave.reentrantledger;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/** A semaphore of a thousand permits: a reader takes one, a writer takes them all. */
public class Ledger {
    private static final int ALL = 1000;

    private final Semaphore permits = new Semaphore(ALL, true);
    private final Map<String, Long> money = new TreeMap<>();

    public void deposit(String account, long amount) {
        check(amount, account);
        permits.acquireUninterruptibly(ALL);
        try {
            change(account, amount);
        } finally {
            permits.release(ALL);
        }
    }

    public void withdraw(String account, long amount) {
        check(amount, account);
        permits.acquireUninterruptibly(ALL);
        try {
            change(account, -amount);
        } finally {
            permits.release(ALL);
        }
    }

    public void transfer(String from, String to, long amount) {
        check(amount, from, to);
        permits.acquireUninterruptibly(ALL);
        try {
            change(from, -amount);
            change(to, amount);
        } finally {
            permits.release(ALL);
        }
    }

    public long balance(String account) {
        check(1, account);
        permits.acquireUninterruptibly();
        try {
            return read(account);
        } finally {
            permits.release();
        }
    }

    public long total() {
        permits.acquireUninterruptibly();
        try {
            long sum = 0;
            for (String account : money.keySet()) {
                sum = sum + read(account);
            }
            return sum;
        } finally {
            permits.release();
        }
    }

    private long read(String account) {
        return money.containsKey(account) ? money.get(account) : 0;
    }

    private void change(String account, long by) {
        long after = read(account) + by;
        if (after < 0) {
            throw new IllegalStateException(account);
        }
        money.put(account, after);
    }

    private static void check(long amount, String... accounts) {
        for (String account : accounts) {
            if (account == null) {
                throw new NullPointerException();
            }
        }
        if (amount < 1) {
            throw new IllegalArgumentException("amount: " + amount);
        }
    }
}
