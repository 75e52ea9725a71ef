package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Account {
    final ReentrantLock lock = new ReentrantLock(true);
    private final String number;
    private long balance;

    public Account(String number, long opening) {
        this.number = Objects.requireNonNull(number);
        lock.lock();
        this.balance = opening;
        lock.unlock();
    }

    public String number() {
        return number;
    }

    public long balance() {
        lock.lock();
        try {
            return balance;
        } finally {
            lock.unlock();
        }
    }

    void add(long amount) {
        lock.lock();
        try {
            balance += amount;
        } finally {
            lock.unlock();
        }
    }
}
