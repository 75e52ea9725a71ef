package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class Ledger {
    private static final class Cell {
        long money;
        final ReentrantLock lock = new ReentrantLock();
    }

    private final ConcurrentSkipListMap<String, Cell> cells = new ConcurrentSkipListMap<>();
    private final ReentrantReadWriteLock all = new ReentrantReadWriteLock();

    private Cell cell(String a) {
        return cells.computeIfAbsent(a, k -> new Cell());
    }

    private static void check(long n, String... as) {
        for (String a : as) Objects.requireNonNull(a);
        if (n <= 0) throw new IllegalArgumentException();
    }

    private static void take(Cell c, long n) {
        if (c.money < n) throw new IllegalStateException();
        c.money -= n;
    }

    private void one(String a, Consumer<Cell> body) {
        all.readLock().lock();
        try {
            Cell c = cell(a);
            c.lock.lock();
            try {
                body.accept(c);
            } finally {
                c.lock.unlock();
            }
        } finally {
            all.readLock().unlock();
        }
    }

    public void deposit(String account, long amount) {
        check(amount, account);
        one(account, c -> c.money += amount);
    }

    public void withdraw(String account, long amount) {
        check(amount, account);
        one(account, c -> take(c, amount));
    }

    public void transfer(String from, String to, long amount) {
        check(amount, from, to);
        all.readLock().lock();
        try {
            Cell f = cell(from), t = cell(to);
            boolean first = from.hashCode() <= to.hashCode();
            ReentrantLock a = first ? f.lock : t.lock, b = first ? t.lock : f.lock;
            a.lock();
            try {
                b.lock();
                try {
                    take(f, amount);
                    t.money += amount;
                } finally {
                    b.unlock();
                }
            } finally {
                a.unlock();
            }
        } finally {
            all.readLock().unlock();
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        all.writeLock().lock();
        try {
            return cell(account).money;
        } finally {
            all.writeLock().unlock();
        }
    }

    public long total() {
        all.writeLock().lock();
        try {
            return cells.values().stream().mapToLong(c -> c.money).sum();
        } finally {
            all.writeLock().unlock();
        }
    }
}
