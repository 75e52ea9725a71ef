package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class Account {
    final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final String number;
    private long balance;

    public Account(String number, long opening) {
        Objects.requireNonNull(number);
        this.number = number;
        this.balance = opening;
    }

    public String number() {
        return number;
    }

    public long balance() {
        lock.readLock().lock();
        try {
            return balance;
        } finally {
            lock.readLock().unlock();
        }
    }

    void change(LongUnaryOperator how) {
        lock.writeLock().lock();
        try {
            balance = how.applyAsLong(balance);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
