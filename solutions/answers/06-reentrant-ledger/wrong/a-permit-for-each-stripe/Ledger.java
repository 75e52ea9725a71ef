package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Ledger {
    private final Semaphore[] stripes = new Semaphore[16];

    {
        for (int i = 0; i < 16; i++) stripes[i] = new Semaphore(1);
    }

    private final ConcurrentHashMap<String, Long> money = new ConcurrentHashMap<>();

    private static int of(String a) {
        return a.hashCode() & 15;
    }

    public void deposit(String account, long amount) {
        check(amount, account);
        Semaphore s = stripes[of(account)];
        s.acquireUninterruptibly();
        try {
            put(account, amount);
        } finally {
            s.release();
        }
    }

    public void withdraw(String account, long amount) {
        check(amount, account);
        Semaphore s = stripes[of(account)];
        s.acquireUninterruptibly();
        try {
            take(account, amount);
        } finally {
            s.release();
        }
    }

    public void transfer(String from, String to, long amount) {
        check(amount, from, to);
        if (from.equals(to)) {
            Semaphore s = stripes[of(from)];
            s.acquireUninterruptibly();
            try {
                take(from, amount);
                put(to, amount);
            } finally {
                s.release();
            }
            return;
        }
        Semaphore a = stripes[Math.min(of(from), of(to))], b = stripes[Math.max(of(from), of(to))];
        a.acquireUninterruptibly();
        try {
            b.acquireUninterruptibly();
            try {
                take(from, amount);
                put(to, amount);
            } finally {
                b.release();
            }
        } finally {
            a.release();
        }
    }

    public long balance(String account) {
        Semaphore s = stripes[of(account)];
        s.acquireUninterruptibly();
        try {
            return money.getOrDefault(account, 0L);
        } finally {
            s.release();
        }
    }

    public long total() {
        for (Semaphore s : stripes) s.acquireUninterruptibly();
        try {
            return money.values().stream().mapToLong(x -> x).sum();
        } finally {
            for (Semaphore s : stripes) s.release();
        }
    }

    private void put(String a, long n) {
        money.merge(a, n, Long::sum);
    }

    private void take(String a, long n) {
        long left = money.getOrDefault(a, 0L) - n;
        if (left < 0) throw new IllegalStateException();
        money.put(a, left);
    }

    private static void check(long n, String... as) {
        for (String a : as) Objects.requireNonNull(a);
        if (n <= 0) throw new IllegalArgumentException();
    }
}
