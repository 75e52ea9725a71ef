package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class Ledger {
    private static final class Cell {
        final ReentrantLock lock = new ReentrantLock();
        long balance;
    }

    private final Map<String, Cell> cells = new LinkedHashMap<>();

    private Cell cell(String account) {
        synchronized (cells) {
            return cells.computeIfAbsent(account, name -> new Cell());
        }
    }

    public void deposit(String account, long amount) {
        check(account, amount);
        Cell cell = cell(account);
        cell.lock.lock();
        cell.balance += amount;
        cell.lock.unlock();
    }

    public void withdraw(String account, long amount) {
        check(account, amount);
        Cell cell = cell(account);
        cell.lock.lock();
        try {
            if (cell.balance < amount) {
                throw new IllegalStateException(account + " has too little");
            }
            cell.balance -= amount;
        } finally {
            cell.lock.unlock();
        }
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(to);
        check(from, amount);
        Cell first = cell(from.compareTo(to) < 0 ? from : to);
        Cell second = cell(from.compareTo(to) < 0 ? to : from);
        first.lock.lock();
        second.lock.lock();
        try {
            withdraw(from, amount);
            deposit(to, amount);
        } finally {
            second.lock.unlock();
            first.lock.unlock();
        }
    }

    public long balance(String account) {
        Cell cell = cell(Objects.requireNonNull(account));
        cell.lock.lock();
        try {
            return cell.balance;
        } finally {
            cell.lock.unlock();
        }
    }

    public long total() {
        List<Cell> all;
        List<Cell> held = new ArrayList<>();
        while (true) {
            synchronized (cells) {
                all = new ArrayList<>(cells.values());
            }
            all.forEach(cell -> cell.lock.lock());
            held.addAll(all);
            try {
                boolean same;
                synchronized (cells) {
                    same = cells.size() == all.size();
                }
                if (same) {
                    return all.stream().mapToLong(cell -> cell.balance).sum();
                }
            } finally {
                held.forEach(cell -> cell.lock.unlock());
                held.clear();
            }
        }
    }

    private static void check(String account, long amount) {
        Objects.requireNonNull(account);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
