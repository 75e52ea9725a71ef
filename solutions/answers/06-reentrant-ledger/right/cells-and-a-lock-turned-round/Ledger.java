package interleave.reentrantledger;

import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Those who change share a lock and order their cells; who wants the total comes alone. */
public class Ledger {
    private static final class Cell {
        private long amount;

        synchronized void add(long more) {
            amount += more;
        }

        synchronized void take(long less) {
            if (amount < less) {
                throw new IllegalStateException("too little");
            }
            amount -= less;
        }

        synchronized long get() {
            return amount;
        }
    }

    private final ConcurrentHashMap<String, Cell> cells = new ConcurrentHashMap<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    private Cell cell(String account) {
        return cells.computeIfAbsent(account, any -> new Cell());
    }

    private void shared(Runnable step) {
        lock.readLock().lock();
        try {
            step.run();
        } finally {
            lock.readLock().unlock();
        }
    }

    private static void check(long amount) {
        if (amount < 1) {
            throw new IllegalArgumentException();
        }
    }

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        check(amount);
        shared(() -> cell(account).add(amount));
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        check(amount);
        shared(() -> cell(account).take(amount));
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        check(amount);
        shared(() -> {
            Cell source = cell(from);
            Cell target = cell(to);
            boolean inOrder = from.compareTo(to) <= 0;
            synchronized (inOrder ? source : target) {
                synchronized (inOrder ? target : source) {
                    source.take(amount);
                    target.add(amount);
                }
            }
        });
    }

    public long balance(String account) {
        Cell cell = cells.get(Objects.requireNonNull(account));
        return cell == null ? 0 : cell.get();
    }

    public long total() {
        lock.writeLock().lock();
        try {
            return cells.values().stream().mapToLong(Cell::get).sum();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
